using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Paging;

/// <summary>
/// Loads the lists of parents: the first pages of many parents by one BatchList call, or by bounded concurrent Lists if the service has no
/// batch method; further pages by List. Each filter and page size has its own batch.
/// </summary>
/// <typeparam name="TParent">What identifies a parent, usually its id.</typeparam>
/// <typeparam name="TFilter">What else selects the items; <see cref="NoFilter"/> for nothing.</typeparam>
/// <typeparam name="TItem">An item, a protobuf message.</typeparam>
/// <typeparam name="TList">The response of the List method.</typeparam>
/// <typeparam name="TBatch">The response of the batch method.</typeparam>
/// <param name="maxBatchSize">How many parents the batch method takes; more go into several calls at the same time.</param>
public abstract class BatchPageLoader<TParent, TFilter, TItem, TList, TBatch>(int maxBatchSize)
    : PageLoader<ChildFilter<TParent, TFilter>, TItem, TList>
    where TParent : notnull
    where TFilter : notnull
    where TItem : class
    where TList : class
    where TBatch : class
{
    /// <inheritdoc cref="PageLoader{TFilter,TItem,TList}.ReadAsync"/>
    public ValueTask<object?> ReadAsync(FieldContext field, TParent parent, TFilter filter)
        => ReadAsync(field, new ChildFilter<TParent, TFilter>(parent, filter));

    /// <summary>Calls the List method for one page of one parent.</summary>
    protected abstract AsyncUnaryCall<TList> List(TParent parent, TFilter filter, PageRequest page, CallOptions options);

    /// <summary>Calls the batch method for the first pages of many parents. The page's token is empty.</summary>
    protected abstract AsyncUnaryCall<TBatch> BatchList(
        IReadOnlyList<TParent> parents, TFilter filter, PageRequest page, CallOptions options);

    /// <summary>The pages of a batch. A parent that is left out has no items.</summary>
    protected abstract IEnumerable<ParentPage<TParent, TItem>> Pages(TBatch response);

    protected sealed override AsyncUnaryCall<TList> List(ChildFilter<TParent, TFilter> filter, PageRequest page, CallOptions options)
        => List(filter.Parent, filter.Filter, page, options);

    internal async Task ReadBatchAsync(
        IReadOnlyList<TParent> parents, TFilter filter, PageRequest page, Memory<Result<Page<TItem>>> results, CallOptions options)
    {
        var response = await BatchList(parents, filter, page, options).ResponseAsync.ConfigureAwait(false);
        results.Span.Fill(new Page<TItem>([], ""));
        var index = new KeyIndex<TParent>(parents);
        foreach (var found in Pages(response))
        {
            if (index.PositionOf(found.Parent) is >= 0 and var position)
            {
                results.Span[position] = new Page<TItem>(found.Items, found.NextToken);
            }
        }
    }

    internal Task<Page<TItem>> ReadFirstAsync(TParent parent, TFilter filter, PageRequest page, CallOptions options)
        => ListPageAsync(new(new(parent, filter), page), page.Mask, options);

    private protected sealed override Task FetchPagesAsync(
        IReadOnlyList<PageKey<ChildFilter<TParent, TFilter>>> keys,
        Memory<Result<Page<TItem>>> results,
        FieldMask? mask,
        RequestCalls calls)
    {
        // One parent needs List only, with or without a token.
        if (keys.Count == 1)
        {
            return FetchPageAsync(keys[0], results, mask, calls);
        }

        var reads = new List<Task>();
        var batches = new Dictionary<(TFilter Filter, int Size), FirstPages<TParent, TFilter, TItem, TList, TBatch>>(1);
        for (var i = 0; i < keys.Count; i++)
        {
            var key = keys[i];
            if (key.Page.Token.Length > 0)
            {
                reads.Add(FetchPageAsync(key, results.Slice(i, 1), mask, calls));
                continue;
            }

            var partition = (key.Filter.Filter, key.Page.Size);
            if (!batches.TryGetValue(partition, out var batch))
            {
                batch = new(this, partition.Filter, new PageRequest(partition.Size, "", mask), calls.GateOf(this));
                batches.Add(partition, batch);
            }

            batch.Add(key.Filter.Parent, i);
        }

        List<FirstPages<TParent, TFilter, TItem, TList, TBatch>> wanted = [.. batches.Values];
        foreach (var batch in wanted.Count == 1 ? wanted : Merge(wanted))
        {
            reads.Add(batch.FetchAsync(results, maxBatchSize, calls));
        }

        return Task.WhenAll(reads);
    }

    // The same list may be read under several aliases with different sizes. The largest page holds the others.
    private static List<FirstPages<TParent, TFilter, TItem, TList, TBatch>> Merge(
        List<FirstPages<TParent, TFilter, TItem, TList, TBatch>> batches)
    {
        var left = new List<FirstPages<TParent, TFilter, TItem, TList, TBatch>>();
        foreach (var batch in batches.OrderByDescending(batch => batch.Size))
        {
            left.FindAll(larger => larger.Filter.Equals(batch.Filter)).ForEach(larger => larger.Absorb(batch));
            if (!batch.IsEmpty)
            {
                left.Add(batch);
            }
        }

        return left;
    }
}
