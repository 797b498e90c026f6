namespace GraphBff.Binding.Options;

/// <summary>The services cannot be bound as the options file says. The message says where and why.</summary>
public sealed class BindingException(string message) : Exception(message);
