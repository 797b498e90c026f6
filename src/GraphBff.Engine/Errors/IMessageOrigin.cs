namespace GraphBff.Engine.Errors;

/// <summary>Tells who sent what the graph holds, so that an error about a value names its service. A host may register one.</summary>
public interface IMessageOrigin
{
    /// <summary>The service's name, as <c>extensions.service</c> has it; null where it is not known.</summary>
    /// <param name="parent">What a field is read from.</param>
    string? ServiceOf(object parent);
}
