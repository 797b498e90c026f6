using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class BooksOfAuthorPages(LibraryService.LibraryServiceClient library)
    : BatchPageLoader<string, BookFilter, Book, ListBooksResponse, BatchListBooksResponse>(maxBatchSize: 20)
{
    protected override bool TokensAreExact => true;

    protected override AsyncUnaryCall<ListBooksResponse> List(string parent, BookFilter filter, PageRequest page, CallOptions options)
        => library.ListBooksAsync(
            new() { Author = parent, Genre = filter.Genre ?? "", PageSize = page.Size, PageToken = page.Token }, options);

    protected override AsyncUnaryCall<BatchListBooksResponse> BatchList(
        IReadOnlyList<string> parents, BookFilter filter, PageRequest page, CallOptions options)
        => library.BatchListBooksAsync(new() { Authors = { parents }, Genre = filter.Genre ?? "", PageSize = page.Size }, options);

    protected override IReadOnlyList<Book> Items(ListBooksResponse response) => response.Books;

    protected override IEnumerable<ParentPage<string, Book>> Pages(BatchListBooksResponse response)
        => response.Results.Select(result => new ParentPage<string, Book>(result.Author, result.Books, result.NextPageToken));

    protected override string NextPageToken(ListBooksResponse response) => response.NextPageToken;

    protected override string KeyOf(Book item) => item.Id;
}
