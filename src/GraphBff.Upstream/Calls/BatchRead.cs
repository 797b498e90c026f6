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

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMilliseconds(20);

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

    /// <summary>
    /// Reads each key by its own call with a deadline of its own, bounded. Where the service answers nothing for as long as one call may
    /// run, those that still wait for their place fail too: each would take as long.
    /// </summary>
    public static async Task OneByOneAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
    {
        var gate = source.Gate;
        int answers = 0;
        RpcException? silence = null;
        var reads = new List<Task>(keys.Count);
        for (int i = 0; i < keys.Count; i++)
        {
            await gate.EnterAsync(calls.CancellationToken).ConfigureAwait(false);
            if (Volatile.Read(ref silence) is { } failure)
            {
                gate.Leave();
                results.Span[i] = source.Failed(failure);
            }
            else
            {
                reads.Add(ReadAsync(i));
            }
        }

        await Task.WhenAll(reads).ConfigureAwait(false);

        async Task ReadAsync(int i)
        {
            int before = Volatile.Read(ref answers);
            var options = default(CallOptions);
            try
            {
                options = calls.Options(keys: 1);
                var read = await source.ReadOneAsync(keys[i], options).ConfigureAwait(false);
                results.Span[i] = read;
                Interlocked.Increment(ref answers);
            }
            catch (RpcException failure)
            {
                results.Span[i] = source.Failed(failure);
                if (!HasPassed(options.Deadline))
                {
                    Interlocked.Increment(ref answers);
                }
                else if (Volatile.Read(ref answers) == before)
                {
                    Volatile.Write(ref silence, failure);
                }
            }
            catch (GraphException refusal)
            {
                results.Span[i] = refusal.Error;
            }
            finally
            {
                gate.Leave();
            }
        }
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

    // The service looks at the deadline too, on a clock of its own.
    private static bool HasPassed(DateTime? deadline) => TimeProvider.System.GetUtcNow().UtcDateTime >= deadline - ClockTolerance;
}
