using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Batching;

/// <summary>A key that plain asynchronous code asks for, noted for the step whose code that is.</summary>
internal sealed class TracedLoad(OperationTrace trace, TraceScope? scope, IPendingLoad load) : ILoopItem
{
    public void Run()
    {
        load.Run();
        if (scope is StepTrace step && load.Entry is { } entry)
        {
            // A new key is in no batch yet: none is dispatched while the loop has work.
            trace.Ask(step, entry, entry.Batch);
        }
    }
}
