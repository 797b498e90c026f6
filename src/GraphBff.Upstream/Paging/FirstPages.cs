using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Paging;

/// <summary>
/// The first pages of the parents that one request reads with one filter and one page size. Also serves smaller pages of the same parents
/// with the same filter: each reader takes as many items as it wants.
/// </summary>
internal sealed class FirstPages<TParent, TFilter, TItem, TList, TBatch>(
    BatchPageLoader<TParent, TFilter, TItem, TList, TBatch> loader, TFilter filter, PageRequest page, CallGate gate)
    : IBatchSource<TParent, Page<TItem>>
    where TParent : notnull
    where TFilter : notnull
    where TItem : class
    where TList : class
    where TBatch : class
{
    private readonly List<TParent> _parents = [];
    private readonly List<int> _positions = [];
    private List<(int From, int To)>? _smaller;
    private KeyIndex<TParent>? _index;

    public CallGate Gate => gate;

    public TFilter Filter => filter;

    public int Size => page.Size;

    public bool IsEmpty => _parents.Count == 0;

    /// <summary>Adds a parent; the position is that of its page in the loader's results.</summary>
    public void Add(TParent parent, int position)
    {
        _parents.Add(parent);
        _positions.Add(position);
    }

    /// <summary>Takes over the parents of smaller pages that this batch reads anyway.</summary>
    public void Absorb(FirstPages<TParent, TFilter, TItem, TList, TBatch> smaller)
    {
        var index = _index ??= new KeyIndex<TParent>(_parents);
        var kept = 0;
        for (var i = 0; i < smaller._parents.Count; i++)
        {
            if (index.PositionOf(smaller._parents[i]) is >= 0 and var here)
            {
                (_smaller ??= []).Add((_positions[here], smaller._positions[i]));
            }
            else
            {
                (smaller._parents[kept], smaller._positions[kept]) = (smaller._parents[i], smaller._positions[i]);
                kept++;
            }
        }

        smaller._parents.RemoveRange(kept, smaller._parents.Count - kept);
        smaller._positions.RemoveRange(kept, smaller._positions.Count - kept);
    }

    /// <summary>Reads the pages into their places.</summary>
    public async Task FetchAsync(Memory<Result<Page<TItem>>> results, int maxBatchSize, RequestCalls calls)
    {
        var pages = new Result<Page<TItem>>[_parents.Count];
        var batches = new List<Task>(1);
        for (var start = 0; start < pages.Length; start += maxBatchSize)
        {
            var count = Math.Min(maxBatchSize, pages.Length - start);
            batches.Add(ReadBatchAsync(_parents.GetRange(start, count), pages.AsMemory(start, count), calls));
        }

        await Task.WhenAll(batches).ConfigureAwait(false);
        for (var i = 0; i < pages.Length; i++)
        {
            results.Span[_positions[i]] = pages[i];
        }

        foreach (var (from, to) in _smaller ?? [])
        {
            results.Span[to] = results.Span[from];
        }
    }

    public Task ReadAllAsync(IReadOnlyList<TParent> keys, Memory<Result<Page<TItem>>> results, CallOptions options)
        => loader.ReadBatchAsync(keys, filter, page, results, options);

    public async Task<Result<Page<TItem>>> ReadOneAsync(TParent key, CallOptions options)
        => await loader.ReadFirstAsync(key, filter, page, options).ConfigureAwait(false);

    public Result<Page<TItem>> Failed(RpcException failure) => UpstreamErrors.Of(failure);

    private async Task ReadBatchAsync(List<TParent> parents, Memory<Result<Page<TItem>>> pages, RequestCalls calls)
    {
        try
        {
            await BatchRead.RunAsync(this, calls.Policy.BatchMethodOf(loader), calls, parents, pages).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            // The other filters and page sizes of this fetch have their own batches.
            pages.Span.Fill(UpstreamErrors.Of(failure));
        }
        catch (GraphException refusal)
        {
            pages.Span.Fill(refusal.Error);
        }
    }
}
