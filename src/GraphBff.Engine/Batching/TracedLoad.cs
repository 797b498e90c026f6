using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Batching;

/// <summary>A load from asynchronous code that is recorded for the step that runs the code.</summary>
internal sealed class TracedLoad(OperationTrace trace, TraceScope? scope, IPendingLoad load) : ILoopItem
{
    public void Run()
    {
        load.Run();
        if (scope is StepTrace step && load.Entry is { } entry)
        {
            // A new key's batch has not started yet: no batch is dispatched while the loop has work.
            trace.Ask(step, entry, entry.Batch);
        }
    }
}
