using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class BooksOfAuthorLoader(LibraryService.LibraryServiceClient library)
    : BatchListLoader<Book, BatchListBooksResponse, ListBooksResponse>(maxBatchSize: 20)
{
    protected override AsyncUnaryCall<BatchListBooksResponse> BatchList(IReadOnlyList<string> parents, FieldMask? mask, CallOptions options)
        => library.BatchListBooksAsync(new() { Authors = { parents } }, options);

    protected override IEnumerable<ChildList<Book>> Lists(BatchListBooksResponse response)
        => response.Results.Select(result => new ChildList<Book>(result.Author, result.Books));

    protected override AsyncUnaryCall<ListBooksResponse> List(string parent, FieldMask? mask, CallOptions options)
        => library.ListBooksAsync(new() { Author = parent, PageSize = 200 }, options);

    protected override IReadOnlyList<Book> Items(ListBooksResponse response) => response.Books;
}
