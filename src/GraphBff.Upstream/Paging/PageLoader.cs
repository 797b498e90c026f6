using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Paging;

/// <summary>
/// Loads the pages of a List method (AIP-132, AIP-158) and makes Relay connections of them. A module says which method to call. Equal pages
/// of one request share one call.
/// </summary>
/// <typeparam name="TFilter">
/// What selects the items: a record, equal for equal lists, whose text is the same in every process (see <see cref="FilterText"/>).
/// </typeparam>
/// <typeparam name="TItem">An item, a protobuf message.</typeparam>
/// <typeparam name="TList">The response of the List method.</typeparam>
public abstract class PageLoader<TFilter, TItem, TList> : DataLoader<PageKey<TFilter>, Page<TItem>>
    where TFilter : notnull
    where TItem : class
    where TList : class
{
    // The base class does not batch pages: each is a call, or part of the batch of its filter and size.
    private static readonly DataLoaderOptions Unchunked = new() { MaxBatchSize = int.MaxValue };

    protected PageLoader()
        : base(Unchunked)
    {
    }

    /// <summary>Whether the service gives a next page token only if items follow. If not, <c>hasNextPage</c> costs a call.</summary>
    /// <value>Default false: AIP-158 allows an empty last page.</value>
    protected virtual bool TokensAreExact => false;

    /// <summary>How many items the service gives in one page.</summary>
    /// <value>At least 1; default 100. If the service gives fewer, the loader reads further pages.</value>
    protected virtual int MaxPageSize => 100;

    /// <summary>The list's name in its cursors. A cursor of another name is not accepted.</summary>
    /// <value>Default: the loader's class.</value>
    protected virtual string CursorName => GetType().Name;

    /// <summary>Calls the List method for one page.</summary>
    protected abstract AsyncUnaryCall<TList> List(TFilter filter, PageRequest page, CallOptions options);

    /// <summary>The items of a page.</summary>
    protected abstract IReadOnlyList<TItem> Items(TList response);

    /// <summary>The token of the next page; empty for none.</summary>
    protected abstract string NextPageToken(TList response);

    /// <summary>How many items all pages have together.</summary>
    /// <value>Default null: the service does not say.</value>
    protected virtual long? Total(TList response) => null;

    /// <summary>The id of an item, unique in the list. It finds a cursor's position again in a page that has changed.</summary>
    protected abstract string KeyOf(TItem item);

    /// <summary>The field that <see cref="KeyOf"/> reads: part of every mask.</summary>
    /// <value>Default <c>id</c>.</value>
    protected virtual string KeyField => "id";

    protected sealed override bool IsSelective => true;

    /// <summary>The filter as text, for the cursors: they are not accepted for other filters.</summary>
    /// <remarks>Default: the record's own text, which holds its members' values. Override it if one of them is a list.</remarks>
    protected virtual string FilterText(TFilter filter) => filter.ToString() ?? "";

    /// <summary>Whether the service refused the page token. Used only for calls with a token.</summary>
    /// <remarks>Default: INVALID_ARGUMENT (AIP-158).</remarks>
    protected virtual bool IsTokenRefused(RpcException failure) => failure.StatusCode == StatusCode.InvalidArgument;

    /// <summary>Reads the connection of a field: its page of <c>first</c> items after <c>after</c>.</summary>
    /// <param name="field">The field, declared by the engine's Connection verb.</param>
    /// <param name="filter">What selects the items.</param>
    /// <returns>A <see cref="Connection"/>.</returns>
    /// <exception cref="GraphBff.Engine.Errors.GraphException">
    /// BAD_USER_INPUT for <c>first</c>; BAD_CURSOR or CURSOR_EXPIRED for <c>after</c>; INTERNAL if an empty page of the service names
    /// itself as the next; the codes of failed calls.
    /// </exception>
    public ValueTask<object?> ReadAsync(FieldContext field, TFilter filter)
    {
        var source = new FilteredPages(this, filter);
        var arguments = PageArguments.Of(field.Arguments, source);
        var walk = new PageWalk<TItem>(source, RequestCalls.Of(Operation).Policy.Options.MaxReadsPerPage);
        var probe = field.Selection.Contains("pageInfo", "hasNextPage") || field.Selection.Contains("totalCount");
        return walk.ReadAsync(arguments.First, arguments.After, probe);
    }

    protected sealed override Task FetchAsync(
        IReadOnlyList<PageKey<TFilter>> keys, Memory<Result<Page<TItem>>> results, bool whole, CancellationToken cancellationToken)
        => FetchPagesAsync(keys, results, ReadMask.Of<TItem>(Operation, KeyField, whole), RequestCalls.Of(Operation));

    private protected virtual Task FetchPagesAsync(
        IReadOnlyList<PageKey<TFilter>> keys, Memory<Result<Page<TItem>>> results, FieldMask? mask, RequestCalls calls)
        => keys.Count == 1 ? FetchPageAsync(keys[0], results, mask, calls) : FetchEachAsync(keys, results, mask, calls);

    /// <summary>Reads one page by its own call into the first result.</summary>
    private protected async Task FetchPageAsync(
        PageKey<TFilter> key, Memory<Result<Page<TItem>>> result, FieldMask? mask, RequestCalls calls)
    {
        var gate = calls.GateOf(this);
        await gate.EnterAsync(calls.CancellationToken).ConfigureAwait(false);
        try
        {
            var page = await ListPageAsync(key, mask, calls.Options()).ConfigureAwait(false);
            result.Span[0] = page;
        }
        catch (RpcException failure)
        {
            result.Span[0] = key.Page.Token.Length > 0 && IsTokenRefused(failure)
                ? CursorErrors.Expired(failure)
                : UpstreamErrors.Of(failure);
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

    private protected async Task<Page<TItem>> ListPageAsync(PageKey<TFilter> key, FieldMask? mask, CallOptions options)
    {
        var response = await List(key.Filter, key.Page with { Mask = mask }, options).ResponseAsync.ConfigureAwait(false);
        return new Page<TItem>(Items(response), NextPageToken(response)) { Total = Total(response) };
    }

    private protected Task FetchEachAsync(
        IReadOnlyList<PageKey<TFilter>> keys, Memory<Result<Page<TItem>>> results, FieldMask? mask, RequestCalls calls)
    {
        var reads = new Task[keys.Count];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = FetchPageAsync(keys[i], results.Slice(i, 1), mask, calls);
        }

        return Task.WhenAll(reads);
    }

    /// <summary>The list of one filter, read through this loader.</summary>
    private sealed class FilteredPages(PageLoader<TFilter, TItem, TList> loader, TFilter filter) : IPageSource<TItem>
    {
        private CursorScope? _scope;

        public int MaxPageSize => loader.MaxPageSize;

        public bool TokensAreExact => loader.TokensAreExact;

        public CursorScope Scope => _scope ??= CursorScope.Of(loader.CursorName, loader.FilterText(filter));

        // A page is never null: every fetch fills all its results.
        public Task<Page<TItem>> ReadAsync(PageRequest page) => loader.LoadSelectedAsync(new PageKey<TFilter>(filter, page))!;

        public string KeyOf(TItem item) => loader.KeyOf(item);
    }
}
