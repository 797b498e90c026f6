using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Reads keys by a service's batch method as far as it has one and it works.</summary>
internal static class BatchRead
{
    // Keys that all are refused tell that the others would be.
    private const int Sample = 4;

    /// <summary>Reads the keys: one call; one call each where there is no batch method; more where a key fails an atomic batch.</summary>
    /// <exception cref="RpcException">The batch failed, and not by one of its keys.</exception>
    public static async Task RunAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, BatchMethod method, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
    {
        if (method.MayTry())
        {
            try
            {
                await ReadAllAsync(source, calls, keys, results).ConfigureAwait(false);
                method.Answered();
                return;
            }
            catch (RpcException failure) when (KeyFault.IsMethodMissing(failure))
            {
                method.Unimplemented(failure);
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unimplemented)
            {
                calls.FallBack((failure as UpstreamException)?.Method ?? "", failure.StatusCode);
                await SampledAsync(source, calls, keys, results, failure, sample: 1).ConfigureAwait(false);
                return;
            }
            catch (RpcException failure) when (KeyFault.IsPossible(failure))
            {
                if (keys.Count == 1)
                {
                    results.Span[0] = source.Failed(failure);
                    return;
                }

                if (!method.MaySearch(failure))
                {
                    throw;
                }

                calls.FallBack((failure as UpstreamException)?.Method ?? "", failure.StatusCode);
                await new Bisection<TKey, TValue>(source, method, calls, keys, results).RunAsync(failure).ConfigureAwait(false);
                return;
            }
        }

        calls.FallBack(method.Name, StatusCode.Unimplemented);
        await OneByOneAsync(source, calls, keys, results).ConfigureAwait(false);
    }

    /// <summary>Reads the keys by one call, once there is a place for it.</summary>
    /// <exception cref="RpcException">It failed.</exception>
    public static async Task ReadAllAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
    {
        var gate = source.Gate;
        await gate.EnterAsync(calls.CancellationToken).ConfigureAwait(false);
        try
        {
            await source.ReadAllAsync(keys, results, calls.Options(keys.Count)).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Reads each key by its own call, bounded; all of them have the deadline of one call.</summary>
    public static async Task OneByOneAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
    {
        var gate = source.Gate;
        var options = calls.SharedOptions(keys: 1);
        var reads = new Task[keys.Count];
        for (int i = 0; i < reads.Length; i++)
        {
            await gate.EnterAsync(calls.CancellationToken).ConfigureAwait(false);
            reads[i] = ReadAsync(source, gate, calls, keys[i], results.Slice(i, 1), options);
        }

        await Task.WhenAll(reads).ConfigureAwait(false);
    }

    /// <summary>Reads keys that the service refused together, each by its own call; where it refuses some in the same way, not the others.</summary>
    public static Task RefusedAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, RpcException failure) =>
        KeyFault.IsAbsence(failure)
            ? OneByOneAsync(source, calls, keys, results)
            : SampledAsync(source, calls, keys, results, failure, Sample);

    private static async Task SampledAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source,
        RequestCalls calls,
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue>> results,
        RpcException failure,
        int sample)
    {
        // The first of each part, so that the sample is of all of the batch.
        sample = Math.Min(sample, keys.Count);
        var first = Enumerable.Range(0, sample).Select(i => i * keys.Count / sample).ToList();
        var others = Enumerable.Range(0, keys.Count).Except(first).ToList();
        string code = UpstreamErrors.Of(failure).Code;
        if (!(await ReadAsync(first).ConfigureAwait(false)).All(result => result.Error?.Code == code))
        {
            await ReadAsync(others).ConfigureAwait(false);
            return;
        }

        foreach (int position in others)
        {
            results.Span[position] = source.Failed(failure);
        }

        async Task<Result<TValue>[]> ReadAsync(List<int> positions)
        {
            var read = new Result<TValue>[positions.Count];
            await OneByOneAsync(source, calls, [.. positions.Select(position => keys[position])], read).ConfigureAwait(false);
            for (int i = 0; i < read.Length; i++)
            {
                results.Span[positions[i]] = read[i];
            }

            return read;
        }
    }

    private static async Task ReadAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, CallGate gate, RequestCalls calls, TKey key, Memory<Result<TValue>> result, CallOptions options)
    {
        try
        {
            calls.Count();
            var read = await source.ReadOneAsync(key, options).ConfigureAwait(false);
            result.Span[0] = read;
        }
        catch (RpcException failure)
        {
            result.Span[0] = source.Failed(failure);
        }
        catch (GraphException refusal)
        {
            result.Span[0] = refusal.Error;
        }
        finally
        {
            gate.Leave();
        }
    }
}
