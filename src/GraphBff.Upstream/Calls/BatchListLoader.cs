using GraphBff.Engine.Batching;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Loads short lists by their parents' ids, whole: one BatchList for the parents of a level, or bounded concurrent Lists where
/// the service lacks the batch method. Lists that need pages are <see cref="Paging.BatchPageLoader{TParent,TFilter,TItem,TList,TBatch}"/>'s.
/// </summary>
/// <remarks>A parent that the batch leaves out has an empty list. Errors are as in <see cref="BatchGetLoader{TValue,TBatch,TGet}"/>.</remarks>
/// <typeparam name="TItem">An item of the lists, a protobuf message.</typeparam>
/// <typeparam name="TBatch">The response of the batch method.</typeparam>
/// <typeparam name="TList">The response of the method for one parent.</typeparam>
/// <param name="maxBatchSize">How many parents the batch method takes; more go into several calls at the same time.</param>
public abstract class BatchListLoader<TItem, TBatch, TList>(int maxBatchSize)
    : DataLoader<string, IReadOnlyList<TItem>>(new DataLoaderOptions { MaxBatchSize = maxBatchSize }),
        IBatchSource<string, IReadOnlyList<TItem>>
    where TItem : class
    where TBatch : class
    where TList : class
{
    private SemaphoreSlim? _gate;

    SemaphoreSlim IBatchSource<string, IReadOnlyList<TItem>>.Gate => RequestCalls.Of(Operation).Gate(ref _gate);

    /// <summary>Calls the batch method.</summary>
    protected abstract AsyncUnaryCall<TBatch> BatchList(IReadOnlyList<string> parents, CallOptions options);

    /// <summary>The lists of a batch with their parents' ids.</summary>
    protected abstract IEnumerable<ChildList<TItem>> Lists(TBatch response);

    /// <summary>Calls the method for the list of one parent, for as many items as the batch method gives at most.</summary>
    protected abstract AsyncUnaryCall<TList> List(string parent, CallOptions options);

    /// <summary>The items of a single answer.</summary>
    protected abstract IReadOnlyList<TItem> Items(TList response);

    protected sealed override Task FetchAsync(
        IReadOnlyList<string> keys, Memory<Result<IReadOnlyList<TItem>>> results, CancellationToken cancellationToken)
    {
        var calls = RequestCalls.Of(Operation);
        return BatchRead.RunAsync(this, calls.Policy.BatchMethodOf(GetType()), calls, keys, results);
    }

    async Task IBatchSource<string, IReadOnlyList<TItem>>.ReadAllAsync(
        IReadOnlyList<string> keys, Memory<Result<IReadOnlyList<TItem>>> results, CallOptions options)
    {
        var response = await BatchList(keys, options).ResponseAsync.ConfigureAwait(false);
        results.Span.Fill(Array.Empty<TItem>());
        var index = new KeyIndex<string>(keys);
        foreach (var list in Lists(response))
        {
            if (index.PositionOf(list.Parent) is >= 0 and var position)
            {
                results.Span[position] = Results.Of(list.Items);
            }
        }
    }

    async Task<Result<IReadOnlyList<TItem>>> IBatchSource<string, IReadOnlyList<TItem>>.ReadOneAsync(string key, CallOptions options) =>
        Results.Of(Items(await List(key, options).ResponseAsync.ConfigureAwait(false)));

    Result<IReadOnlyList<TItem>> IBatchSource<string, IReadOnlyList<TItem>>.Failed(RpcException failure) => UpstreamErrors.Of(failure);
}
