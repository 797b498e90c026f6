namespace GraphBff.Engine.Tracing;

/// <summary>What work is done for: a step, or a batch of a loader. It flows with asynchronous code while a trace is recorded.</summary>
public abstract class TraceScope
{
    private protected TraceScope()
    {
    }
}
