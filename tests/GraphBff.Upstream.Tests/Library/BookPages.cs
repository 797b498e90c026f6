using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class BookPages(LibraryService.LibraryServiceClient library) : PageLoader<BookFilter, Book, ListBooksResponse>
{
    protected override AsyncUnaryCall<ListBooksResponse> List(BookFilter filter, PageRequest page, CallOptions options)
        => library.ListBooksAsync(new() { Genre = filter.Genre ?? "", PageSize = page.Size, PageToken = page.Token }, options);

    protected override IReadOnlyList<Book> Items(ListBooksResponse response) => response.Books;

    protected override string NextPageToken(ListBooksResponse response) => response.NextPageToken;

    protected override string KeyOf(Book item) => item.Id;
}
