using GraphBff.Engine.Batching;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>Records in a trace what a step does.</summary>
internal static class StepTracing
{
    /// <summary>Starts a step's source in the step's scope.</summary>
    public static void Start(OperationTrace trace, StepRun run)
    {
        var outer = trace.Scope;
        trace.Enter(StepOf(trace, run));
        try
        {
            run.Plan.Source.Start(run);
        }
        finally
        {
            trace.Enter(outer);
        }
    }

    /// <summary>Records the results of a step.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="run">The step. Results from loaders are still loader entries.</param>
    /// <param name="isDone">Whether all results are known. If not, the time is up.</param>
    public static void Settle(OperationTrace trace, StepRun run, bool isDone)
    {
        lock (trace.Gate)
        {
            var step = StepOf(trace, run);
            step.End = isDone ? trace.Now : null;
            foreach (var result in run.Results)
            {
                if (result is LoaderEntry entry)
                {
                    step.Ask(entry, entry.Batch, trace.IsKnown(entry.Batch, step.BatchesBefore));
                    if (entry.Batch.IsCompleted)
                    {
                        step.Take(entry.Outcome);
                    }
                }
                else if (!ReferenceEquals(result, StepResults.Pending))
                {
                    step.Take(result);
                }
            }

            trace.FindBatches(step);
        }
    }

    private static StepTrace StepOf(OperationTrace trace, StepRun run) => trace.StepOf(run.Plan.Index, run.Parents.Length);
}
