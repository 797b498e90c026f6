namespace GraphBff.Engine.Tracing;

/// <summary>
/// For whose sake something is done: a step, or a batch of a loader. Flows with asynchronous code while a trace is collected.
/// </summary>
public abstract class TraceScope
{
    private protected TraceScope()
    {
    }
}
