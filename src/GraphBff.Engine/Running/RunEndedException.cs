using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>Ends a whole run, whichever field it comes up in. See <see cref="RunFaults"/>.</summary>
/// <param name="error">What the client is told; null where nobody waits for an answer.</param>
internal sealed class RunEndedException(GraphError? error) : Exception(error?.Message)
{
    public GraphError? Error { get; } = error;
}
