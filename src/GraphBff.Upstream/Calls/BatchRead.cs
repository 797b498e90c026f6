using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Reads keys by a service's batch method as far as it has one and it works.</summary>
internal static class BatchRead
{
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
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unimplemented)
            {
                method.Unimplemented(failure);
            }
            catch (RpcException failure) when (KeyFault.IsPossible(failure.StatusCode))
            {
                calls.FallBack((failure as UpstreamException)?.Method ?? "", failure.StatusCode);
                await new Bisection<TKey, TValue>(source, calls, keys, results).RunAsync(failure).ConfigureAwait(false);
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
