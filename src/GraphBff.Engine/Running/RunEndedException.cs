using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Running;

/// <summary>Ends a whole run, whichever field throws it. See <see cref="RunFaults"/>.</summary>
/// <param name="error">The error for the client; null if the caller has left.</param>
internal class RunEndedException(GraphError? error) : Exception(error?.Message)
{
    public GraphError? Error { get; } = error;
}
