using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Incremental;

/// <summary>Writes the news of the later parts, one response at a time.</summary>
/// <param name="deliveries">The later parts.</param>
/// <param name="requestId">The id of the request, for errors.</param>
/// <param name="trace">The trace of the operation; null for none.</param>
/// <param name="onLast">Called for the last response, with its size so far.</param>
internal sealed class LaterResponses(Deliveries deliveries, string requestId, OperationTrace? trace, Action<int> onLast)
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
            WriteEnd(output);
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

    /// <summary>If this is the last response, ends the operation's measurements, and writes its trace.</summary>
    public void WriteEnd(JsonOutput output)
    {
        if (deliveries.HasNext)
        {
            return;
        }

        onLast(output.Position);
        if (trace is not null)
        {
            trace.Finish();
            ExtensionsJson.Write(output, trace);
        }
    }
}
