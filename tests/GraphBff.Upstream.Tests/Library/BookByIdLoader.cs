using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class BookByIdLoader(LibraryService.LibraryServiceClient library)
    : BatchGetLoader<Book, BatchGetBooksResponse, GetBookResponse>(maxBatchSize: 20)
{
    protected override string KeyOf(Book value) => value.Id;

    protected override AsyncUnaryCall<BatchGetBooksResponse> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => library.BatchGetBooksAsync(new() { Ids = { ids } }, options);

    protected override IReadOnlyList<Book> Items(BatchGetBooksResponse response) => response.Books;

    protected override AsyncUnaryCall<GetBookResponse> Get(string id, FieldMask? mask, CallOptions options)
        => library.GetBookAsync(new() { Id = id }, options);

    protected override Book? Item(GetBookResponse response) => response.Book;
}
