using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Reads keys by a service's batch method. If there is none, or a key makes the batch fail, the batch is split into smaller calls.
/// </summary>
internal static class BatchRead
{
    // If the service refuses all of the sample, it would refuse the other keys too.
    private const int Sample = 4;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Reads the keys by one call, or by one call each if there is no batch method. Takes further calls if a key fails an atomic batch.
    /// </summary>
    /// <exception cref="RpcException">The batch failed, and not because of one of its keys.</exception>
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

    /// <summary>Reads the keys by one call, once the gate lets it through.</summary>
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
    /// Reads each key by its own call with its own deadline, bounded. If the service answers nothing for as long as one call may run, the
    /// keys that still wait fail too: each would take as long.
    /// </summary>
    public static async Task OneByOneAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
    {
        var gate = source.Gate;
        var answers = 0;
        RpcException? silence = null;
        var reads = new List<Task>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
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
            var before = Volatile.Read(ref answers);
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

    /// <summary>
    /// Reads keys that the service refused together, each by its own call. If it refuses a sample in the same way, the others are not read.
    /// </summary>
    public static Task RefusedAsync<TKey, TValue>(
        IBatchSource<TKey, TValue> source,
        RequestCalls calls,
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue>> results,
        RpcException failure)
        => KeyFault.IsAbsence(failure)
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
        // The first of each part, so that the sample covers the whole batch.
        sample = Math.Min(sample, keys.Count);
        var first = Enumerable.Range(0, sample).Select(i => i * keys.Count / sample).ToList();
        var others = Enumerable.Range(0, keys.Count).Except(first).ToList();
        var code = UpstreamErrors.Of(failure).Code;
        if (!(await ReadAsync(first).ConfigureAwait(false)).All(result => result.Error?.Code == code))
        {
            await ReadAsync(others).ConfigureAwait(false);
            return;
        }

        foreach (var position in others)
        {
            results.Span[position] = source.Failed(failure);
        }

        async Task<Result<TValue>[]> ReadAsync(List<int> positions)
        {
            var read = new Result<TValue>[positions.Count];
            await OneByOneAsync(source, calls, [.. positions.Select(position => keys[position])], read).ConfigureAwait(false);
            for (var i = 0; i < read.Length; i++)
            {
                results.Span[positions[i]] = read[i];
            }

            return read;
        }
    }

    // The service checks the deadline too, by its own clock.
    private static bool HasPassed(DateTime? deadline) => TimeProvider.System.GetUtcNow().UtcDateTime >= deadline - ClockTolerance;
}
