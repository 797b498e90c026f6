using System.Globalization;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>Lists books b1, b2, … in pages. A token is the position of the page.</summary>
internal static class ListedBooks
{
    public static Func<ListBooksRequest, ServerCallContext, Task<ListBooksResponse>> Of(int count) => (request, _) =>
    {
        var start = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken, CultureInfo.InvariantCulture);
        var end = Math.Min(count, start + request.PageSize);
        var response = new ListBooksResponse { NextPageToken = end < count ? end.ToString(CultureInfo.InvariantCulture) : "" };
        response.Books.Add(Books.Ids(count)[start..end].Select(Books.Book));
        return Task.FromResult(response);
    };
}
