using GraphBff.Engine.Batching;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Loads resources by id: one BatchGet for the ids of a level (AIP-231), or bounded concurrent Gets (AIP-131) where the
/// service lacks the batch method. A room says which methods to call; everything else is here.
/// </summary>
/// <remarks>
/// An id that the service does not know is null, whether it is absent from the batch or NOT_FOUND. An id that makes a batch fail
/// gets its own error, the others their values. A failure of the whole batch (UNAVAILABLE, DEADLINE_EXCEEDED, …) is the error
/// of all its ids. Answers may come in any order, repeat items and hold items that nobody asked for.
/// </remarks>
/// <typeparam name="TValue">The resource, a protobuf message.</typeparam>
/// <typeparam name="TBatch">The response of the batch method.</typeparam>
/// <typeparam name="TGet">The response of the method for one.</typeparam>
/// <param name="maxBatchSize">How many ids the batch method takes; more go into several calls at the same time.</param>
public abstract class BatchGetLoader<TValue, TBatch, TGet>(int maxBatchSize)
    : DataLoader<string, TValue>(new DataLoaderOptions { MaxBatchSize = maxBatchSize }), IBatchSource<string, TValue>
    where TValue : class
    where TBatch : class
    where TGet : class
{
    private SemaphoreSlim? _gate;

    SemaphoreSlim IBatchSource<string, TValue>.Gate => RequestCalls.Of(Operation).Gate(ref _gate);

    /// <summary>The id of a resource, as the keys have it.</summary>
    protected abstract string KeyOf(TValue value);

    /// <summary>Calls the batch method.</summary>
    protected abstract AsyncUnaryCall<TBatch> BatchGet(IReadOnlyList<string> ids, CallOptions options);

    /// <summary>The resources of a batch.</summary>
    protected abstract IReadOnlyList<TValue> Items(TBatch response);

    /// <summary>Calls the method for one resource.</summary>
    protected abstract AsyncUnaryCall<TGet> Get(string id, CallOptions options);

    /// <summary>The resource of a single answer; null where it holds none.</summary>
    protected abstract TValue? Item(TGet response);

    protected sealed override Task FetchAsync(
        IReadOnlyList<string> keys, Memory<Result<TValue>> results, CancellationToken cancellationToken)
    {
        var calls = RequestCalls.Of(Operation);
        return BatchRead.RunAsync(this, calls.Policy.BatchMethodOf(GetType()), calls, keys, results);
    }

    async Task IBatchSource<string, TValue>.ReadAllAsync(
        IReadOnlyList<string> keys, Memory<Result<TValue>> results, CallOptions options)
    {
        var response = await BatchGet(keys, options).ResponseAsync.ConfigureAwait(false);
        Place(Items(response), keys, results.Span);
    }

    async Task<Result<TValue>> IBatchSource<string, TValue>.ReadOneAsync(string key, CallOptions options) =>
        Item(await Get(key, options).ResponseAsync.ConfigureAwait(false));

    Result<TValue> IBatchSource<string, TValue>.Failed(RpcException failure) =>
        failure.StatusCode == StatusCode.NotFound ? default(Result<TValue>) : UpstreamErrors.Of(failure);

    private void Place(IReadOnlyList<TValue> items, IReadOnlyList<string> keys, Span<Result<TValue>> results)
    {
        // A service that answers in the order of the ids needs no index of them.
        KeyIndex<string>? index = null;
        int expected = 0;
        for (int i = 0; i < items.Count; i++)
        {
            string key = KeyOf(items[i]);
            int position = expected < keys.Count && key == keys[expected] ? expected : (index ??= new(keys)).PositionOf(key);
            if (position >= 0 && results[position].Value is null)
            {
                results[position] = items[i];
                expected = position + 1;
            }
        }
    }
}
