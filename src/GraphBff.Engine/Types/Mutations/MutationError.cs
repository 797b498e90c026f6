namespace GraphBff.Engine.Types.Mutations;

/// <summary>
/// Something that went wrong in the domain and that a client handles. Unlike a failure, it is part of a payload, not of <c>errors</c>.
/// </summary>
/// <param name="message">Text for people.</param>
public abstract class MutationError(string message)
{
    public string Message { get; } = message;
}
