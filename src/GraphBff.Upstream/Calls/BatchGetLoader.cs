using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine.Batching;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Loads resources by id: one BatchGet for the ids of a level (AIP-231), or bounded concurrent Gets (AIP-131) if the service has no batch
/// method. A module says which methods to call; everything else is here.
/// </summary>
/// <remarks>
/// An id that the service does not know is null, whether it is absent from the batch or NOT_FOUND. An id that makes a batch fail gets its
/// own error, and the others get their values. A failure of the whole batch (UNAVAILABLE, DEADLINE_EXCEEDED, …) is the error of all its
/// ids. A response may hold its items in any order, repeat them, and hold items that were not requested.
/// </remarks>
/// <typeparam name="TValue">The resource, a protobuf message.</typeparam>
/// <typeparam name="TBatch">The response of the batch method.</typeparam>
/// <typeparam name="TGet">The response of the method for one resource.</typeparam>
/// <param name="maxBatchSize">How many ids the batch method takes; more go into several calls at the same time.</param>
public abstract class BatchGetLoader<TValue, TBatch, TGet>(int maxBatchSize)
    : DataLoader<string, TValue>(new DataLoaderOptions { MaxBatchSize = maxBatchSize })
    where TValue : class
    where TBatch : class
    where TGet : class
{
    /// <summary>The field that <see cref="KeyOf"/> reads: part of every mask.</summary>
    /// <value>Default <c>id</c>.</value>
    protected virtual string KeyField => "id";

    protected sealed override bool IsSelective => true;

    /// <summary>The id of a resource, as the keys have it.</summary>
    protected abstract string KeyOf(TValue value);

    /// <summary>Calls the batch method.</summary>
    /// <param name="ids">The ids, each once.</param>
    /// <param name="mask">What is read of each resource, for methods that take a mask (AIP-157); null for all of it.</param>
    /// <param name="options">The caller's metadata, the deadline and the cancellation.</param>
    protected abstract AsyncUnaryCall<TBatch> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options);

    /// <summary>The resources of a batch.</summary>
    protected abstract IReadOnlyList<TValue> Items(TBatch response);

    /// <summary>Calls the method for one resource.</summary>
    protected abstract AsyncUnaryCall<TGet> Get(string id, FieldMask? mask, CallOptions options);

    /// <summary>The resource of a single response; null if it holds none.</summary>
    protected abstract TValue? Item(TGet response);

    protected sealed override Task FetchAsync(
        IReadOnlyList<string> keys, Memory<Result<TValue>> results, bool whole, CancellationToken cancellationToken)
    {
        var calls = RequestCalls.Of(Operation);
        var source = new Source(this, ReadMask.Of<TValue>(Operation, KeyField, whole), calls);
        return BatchRead.RunAsync(source, calls.Policy.BatchMethodOf(this), calls, keys, results);
    }

    private void Place(IReadOnlyList<TValue> items, IReadOnlyList<string> keys, Span<Result<TValue>> results)
    {
        // The ids need no index if the service returns the items in their order.
        KeyIndex<string>? index = null;
        var expected = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var key = KeyOf(items[i]);
            var position = expected < keys.Count && key == keys[expected] ? expected : (index ??= new(keys)).PositionOf(key);
            if (position >= 0 && results[position].Value is null)
            {
                results[position] = items[i];
                expected = position + 1;
            }
        }
    }

    /// <summary>The calls of one batch, all with the same read mask.</summary>
    private sealed class Source(BatchGetLoader<TValue, TBatch, TGet> loader, FieldMask? mask, RequestCalls calls)
        : IBatchSource<string, TValue>
    {
        public CallGate Gate => calls.GateOf(loader);

        public async Task ReadAllAsync(IReadOnlyList<string> keys, Memory<Result<TValue>> results, CallOptions options)
        {
            var response = await loader.BatchGet(keys, mask, options).ResponseAsync.ConfigureAwait(false);
            loader.Place(loader.Items(response), keys, results.Span);
        }

        public async Task<Result<TValue>> ReadOneAsync(string key, CallOptions options)
            => loader.Item(await loader.Get(key, mask, options).ResponseAsync.ConfigureAwait(false));

        public Result<TValue> Failed(RpcException failure)
            => failure.StatusCode == StatusCode.NotFound ? default(Result<TValue>) : UpstreamErrors.Of(failure);
    }
}
