using System.Diagnostics;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Batching;

/// <summary>
/// One dispatch of one loader. Fetches its keys, in concurrent chunks if one batch cannot take them all. Then it sets the entries on the
/// request's loop, because only the loop may change them.
/// </summary>
internal sealed class Dispatch<TKey, TValue>(
    DataLoader<TKey, TValue> loader, List<TKey> keys, List<LoaderEntry<TValue>> entries, LoaderBatch batch) : ILoopItem
    where TKey : notnull
{
    private readonly Result<TValue>[] _results = new Result<TValue>[keys.Count];
    private Exception? _fault;

    public async Task StartAsync(int maxBatchSize)
    {
        if (keys.Count <= maxBatchSize)
        {
            await FetchAsync(keys, 0).ConfigureAwait(false);
        }
        else
        {
            var chunks = new Task[(keys.Count + maxBatchSize - 1) / maxBatchSize];
            for (var i = 0; i < chunks.Length; i++)
            {
                var start = i * maxBatchSize;
                chunks[i] = FetchAsync(keys.GetRange(start, Math.Min(maxBatchSize, keys.Count - start)), start);
            }

            await Task.WhenAll(chunks).ConfigureAwait(false);
        }

        loader.Loop.Drive(this);
    }

    void ILoopItem.Run()
    {
        if (_fault is { } fault)
        {
            loader.Loop.Break(fault);
        }

        for (var i = 0; i < entries.Count; i++)
        {
            entries[i].Complete(_results[i]);
        }

        batch.Complete();
    }

    private Task LoadAsync(List<TKey> chunk, Memory<Result<TValue>> results)
    {
        if (loader.Operation.Telemetry is { } telemetry)
        {
            telemetry.Metrics.Fetched(loader.Name, chunk.Count);
            if (telemetry.IsTraced && BatchSpan.Start(telemetry, loader.Name, chunk.Count, batch.Links) is { } span)
            {
                batch.Add(span.Context);
                return LoadAsync(span, chunk, results);
            }
        }

        return loader.FetchAsync(chunk, results, batch.IsWhole, loader.Operation.CancellationToken);
    }

    // The span is current in this method and in what it awaits, and nowhere else.
    private async Task LoadAsync(Activity span, List<TKey> chunk, Memory<Result<TValue>> results)
    {
        Activity.Current = span;
        try
        {
            await loader.FetchAsync(chunk, results, batch.IsWhole, loader.Operation.CancellationToken).ConfigureAwait(false);
            if (AreFailed(results.Span))
            {
                BatchSpan.Fail(span, results.Span[0].Error!.Code);
            }
        }
        catch (Exception exception)
        {
            BatchSpan.Fail(span, (exception as GraphException)?.Error.Code ?? exception.GetType().FullName!);
            throw;
        }
        finally
        {
            span.Stop();
        }
    }

    private static bool AreFailed(ReadOnlySpan<Result<TValue>> results)
    {
        foreach (var result in results)
        {
            if (result.Error is null)
            {
                return false;
            }
        }

        return true;
    }

    private async Task TraceAsync(OperationTrace trace, List<TKey> chunk, Memory<Result<TValue>> results)
    {
        var traced = trace.BeginBatch(loader.Name, batch, chunk.Count);
        try
        {
            await LoadAsync(chunk, results).ConfigureAwait(false);
        }
        finally
        {
            trace.EndBatch(traced);
        }
    }

    private async Task FetchAsync(List<TKey> chunk, int start)
    {
        try
        {
            var results = _results.AsMemory(start, chunk.Count);
            await (loader.Operation.Trace is { } trace
                ? TraceAsync(trace, chunk, results)
                : LoadAsync(chunk, results)).ConfigureAwait(false);
        }
        catch (Exception exception) when (RunFaults.Ends(exception))
        {
            _fault = exception;
        }
        catch (Exception exception)
        {
            // One error object for the whole chunk: it is created and logged once, and reported at each path.
            _results.AsSpan(start, chunk.Count).Fill(loader.Loop.Errors.Map(exception));
        }
    }
}
