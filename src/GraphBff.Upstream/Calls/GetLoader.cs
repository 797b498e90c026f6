using GraphBff.Engine.Batching;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Loads values by keys with one call each, for services without a batch method. Calls.MaxConcurrentReads bounds how many run at a time.
/// NOT_FOUND is null.
/// </summary>
public abstract class GetLoader<TKey, TValue> : DataLoader<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private static readonly DataLoaderOptions Unchunked = new() { MaxBatchSize = int.MaxValue };

    protected GetLoader()
        : base(Unchunked)
    {
    }

    /// <summary>Reads one value; null if there is none.</summary>
    /// <exception cref="RpcException">The call failed. NOT_FOUND counts as null.</exception>
    protected abstract Task<TValue?> GetAsync(TKey key, CallOptions options);

    protected sealed override Task FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, bool whole, CancellationToken cancellationToken)
    {
        var calls = RequestCalls.Of(Operation);
        return BatchRead.OneByOneAsync(new Source(this, calls), calls, keys, results);
    }

    private sealed class Source(GetLoader<TKey, TValue> loader, RequestCalls calls) : IBatchSource<TKey, TValue>
    {
        public CallGate Gate => calls.GateOf(loader);

        public Task ReadAllAsync(IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, CallOptions options)
            => throw new NotSupportedException("There is no batch method.");

        public async Task<Result<TValue>> ReadOneAsync(TKey key, CallOptions options)
            => await loader.GetAsync(key, options).ConfigureAwait(false);

        public Result<TValue> Failed(RpcException failure)
            => failure.StatusCode == StatusCode.NotFound ? default(Result<TValue>) : UpstreamErrors.Of(failure);
    }
}
