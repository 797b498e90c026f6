namespace GraphBff.Engine.Errors;

/// <summary>
/// Finds the service that sent an object, so that an error about a value names the service. Optional: a host may register one.
/// </summary>
public interface IMessageOrigin
{
    /// <summary>The service's name, as <c>extensions.service</c> has it; null if it is not known.</summary>
    /// <param name="parent">The object that a field is read from.</param>
    string? ServiceOf(object parent);
}
