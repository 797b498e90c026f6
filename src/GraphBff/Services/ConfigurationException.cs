namespace GraphBff.Services;

/// <summary>The configuration does not allow a start; the message says what to set.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
