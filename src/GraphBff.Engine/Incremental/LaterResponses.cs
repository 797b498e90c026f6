using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Incremental;

/// <summary>Writes the news of the later parts, one response at a time.</summary>
internal sealed class LaterResponses(Deliveries deliveries, string requestId, OperationTrace? trace)
{
    /// <param name="account">The limits of the run; null if the response must be written in any case.</param>
    /// <returns>The response; null if there is no news.</returns>
    public OperationResult? Next(OperationAccount? account)
    {
        if (!deliveries.HasNews)
        {
            return null;
        }

        var complete = deliveries.TakeComplete();
        List<Delivery> pending = [];
        var output = new JsonOutput(account);
        try
        {
            output.Raw((byte)'{');
            if (IncrementalJson.Incremental(output, complete, requestId))
            {
                output.Raw((byte)',');
            }

            if (complete.Count > 0)
            {
                IncrementalJson.Completed(output, complete, requestId);
                output.Raw((byte)',');
            }

            pending = deliveries.TakePending();
            if (pending.Count > 0)
            {
                IncrementalJson.Pending(output, pending);
                output.Raw((byte)',');
            }

            output.Raw(deliveries.HasNext ? "\"hasNext\":true"u8 : "\"hasNext\":false"u8);
            WriteTrace(output);
            output.Raw((byte)'}');
            account?.Take(output.Position);
        }
        catch
        {
            output.Dispose();
            deliveries.PutBack(complete, pending);
            throw;
        }

        return new OperationResult(OperationStatus.Executed, output);
    }

    /// <summary>Ends the trace and writes it, if this is the last response.</summary>
    public void WriteTrace(JsonOutput output)
    {
        if (trace is not null && !deliveries.HasNext)
        {
            trace.Finish();
            ExtensionsJson.Write(output, trace);
        }
    }
}
