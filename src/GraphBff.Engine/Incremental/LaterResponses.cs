using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Incremental;

/// <summary>Writes what there is to tell of the later parts, one response each time.</summary>
internal sealed class LaterResponses(Deliveries deliveries, string requestId, OperationTrace? trace)
{
    /// <param name="account">What the run may still make; null where the end has to be told whatever is left.</param>
    /// <returns>Null where there is nothing to tell.</returns>
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

    /// <summary>Tells the trace in the last response, once there is no more to note.</summary>
    public void WriteTrace(JsonOutput output)
    {
        if (trace is not null && !deliveries.HasNext)
        {
            trace.Finish();
            ExtensionsJson.Write(output, trace);
        }
    }
}
