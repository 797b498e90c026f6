using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>What a <see cref="DescribedPageLoader"/> calls, and how it reads the responses.</summary>
/// <param name="Name">The list's name in its cursors.</param>
/// <param name="Service">The service.</param>
/// <param name="Method">The method of the list.</param>
/// <param name="Request">The request of a page: the filter's, with the page's size and token.</param>
/// <param name="Items">The items in a response.</param>
/// <param name="NextToken">The token of the next page, by the response and the page that was asked for; empty for none.</param>
/// <param name="Total">How many items all pages have together, by a response; null if it does not say.</param>
/// <param name="KeyOf">The key of an item, which finds its place again.</param>
public sealed record DescribedPages(
    string Name,
    DescribedService Service,
    DescribedMethod Method,
    Func<EncodedRequest, PageRequest, EncodedRequest> Request,
    Func<WireObject, IReadOnlyList<object>> Items,
    Func<WireObject, PageRequest, string> NextToken,
    Func<WireObject, long?> Total,
    Func<object, string> KeyOf);

/// <summary>Reads pages of a list. The filter is the request without its page.</summary>
/// <param name="services">The services of the request.</param>
/// <param name="pages">What it calls.</param>
public sealed class DescribedPageLoader(IServiceProvider services, DescribedPages pages)
    : PageLoader<EncodedRequest, object, DescribedPage>, IServiceLoader
{
    object IServiceLoader.Service => pages.Service;

    protected override string CursorName => pages.Name;

    protected override AsyncUnaryCall<DescribedPage> List(EncodedRequest filter, PageRequest page, CallOptions options)
    {
        var call = pages.Service.Call(services, pages.Method, pages.Request(filter, page), options);
        return new AsyncUnaryCall<DescribedPage>(
            ReadAsync(call, page), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    protected override IReadOnlyList<object> Items(DescribedPage response) => response.Items;

    protected override string NextPageToken(DescribedPage response) => response.NextToken;

    protected override long? Total(DescribedPage response) => response.Total;

    protected override string KeyOf(object item) => pages.KeyOf(item);

    private async Task<DescribedPage> ReadAsync(AsyncUnaryCall<DescribedReply> call, PageRequest page)
    {
        var response = (await call.ResponseAsync.ConfigureAwait(false)).Root;
        return new(pages.Items(response), pages.NextToken(response, page), pages.Total(response));
    }
}

/// <summary>A page that was read.</summary>
public sealed record DescribedPage(IReadOnlyList<object> Items, string NextToken, long? Total);
