using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine.Batching;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Loads whole short lists by their parents' ids: one BatchList for the parents of a level, or bounded concurrent Lists if the service has
/// no batch method. <see cref="Paging.BatchPageLoader{TParent,TFilter,TItem,TList,TBatch}"/> loads lists that need pages.
/// </summary>
/// <remarks>
/// A parent that the batch leaves out has an empty list. Errors are as in <see cref="BatchGetLoader{TValue,TBatch,TGet}"/>.
/// </remarks>
/// <typeparam name="TItem">An item of the lists, a protobuf message.</typeparam>
/// <typeparam name="TBatch">The response of the batch method.</typeparam>
/// <typeparam name="TList">The response of the method for one parent.</typeparam>
/// <param name="maxBatchSize">How many parents the batch method takes; more go into several calls at the same time.</param>
public abstract class BatchListLoader<TItem, TBatch, TList>(int maxBatchSize)
    : DataLoader<string, IReadOnlyList<TItem>>(new DataLoaderOptions { MaxBatchSize = maxBatchSize })
    where TItem : class
    where TBatch : class
    where TList : class
{
    protected sealed override bool IsSelective => true;

    /// <summary>Calls the batch method.</summary>
    /// <param name="parents">The parents' ids, each once.</param>
    /// <param name="mask">What is read of each item, for methods that take a mask (AIP-157); null for all of it.</param>
    /// <param name="options">The caller's metadata, the deadline and the cancellation.</param>
    protected abstract AsyncUnaryCall<TBatch> BatchList(IReadOnlyList<string> parents, FieldMask? mask, CallOptions options);

    /// <summary>The lists of a batch with their parents' ids.</summary>
    protected abstract IEnumerable<ChildList<TItem>> Lists(TBatch response);

    /// <summary>Calls the method for the list of one parent, with the batch method's maximum of items.</summary>
    protected abstract AsyncUnaryCall<TList> List(string parent, FieldMask? mask, CallOptions options);

    /// <summary>The items of a single response.</summary>
    protected abstract IReadOnlyList<TItem> Items(TList response);

    protected sealed override Task FetchAsync(
        IReadOnlyList<string> keys, Memory<Result<IReadOnlyList<TItem>>> results, bool whole, CancellationToken cancellationToken)
    {
        var calls = RequestCalls.Of(Operation);
        var source = new Source(this, ReadMask.Of<TItem>(Operation, "id", whole), calls);
        return BatchRead.RunAsync(source, calls.Policy.BatchMethodOf(this), calls, keys, results);
    }

    /// <summary>The calls of one batch, all with the same read mask.</summary>
    private sealed class Source(BatchListLoader<TItem, TBatch, TList> loader, FieldMask? mask, RequestCalls calls)
        : IBatchSource<string, IReadOnlyList<TItem>>
    {
        public CallGate Gate => calls.GateOf(loader);

        public async Task ReadAllAsync(IReadOnlyList<string> keys, Memory<Result<IReadOnlyList<TItem>>> results, CallOptions options)
        {
            var response = await loader.BatchList(keys, mask, options).ResponseAsync.ConfigureAwait(false);
            results.Span.Fill(Array.Empty<TItem>());
            var index = new KeyIndex<string>(keys);
            foreach (var list in loader.Lists(response))
            {
                if (index.PositionOf(list.Parent) is >= 0 and var position)
                {
                    results.Span[position] = Results.Of(list.Items);
                }
            }
        }

        public async Task<Result<IReadOnlyList<TItem>>> ReadOneAsync(string key, CallOptions options)
            => Results.Of(loader.Items(await loader.List(key, mask, options).ResponseAsync.ConfigureAwait(false)));

        public Result<IReadOnlyList<TItem>> Failed(RpcException failure) => UpstreamErrors.Of(failure);
    }
}
