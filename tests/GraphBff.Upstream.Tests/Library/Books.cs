using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>Responses of a library that has every requested book.</summary>
internal static class Books
{
    public static Task<BatchGetBooksResponse> All(BatchGetBooksRequest request, ServerCallContext context)
        => Task.FromResult(new BatchGetBooksResponse { Books = { request.Ids.Select(Book) } });

    public static Task<GetBookResponse> One(GetBookRequest request, ServerCallContext context)
        => Task.FromResult(new GetBookResponse { Book = Book(request.Id) });

    /// <summary>Fails the whole batch if one of its ids is bad, as in AIP-231.</summary>
    public static Func<BatchGetBooksRequest, ServerCallContext, Task<BatchGetBooksResponse>> Atomic(StatusCode status, params string[] bad)
        => (request, context) => request.Ids.Any(bad.Contains)
            ? throw new RpcException(new Status(status, "secret"))
            : All(request, context);

    public static Book Book(string id) => new() { Id = id, Author = $"author of {id}" };

    /// <summary>A query with one field for each id. The ids are the aliases.</summary>
    public static string Query(IEnumerable<string> ids)
        => $"{{ {string.Join(' ', ids.Select(id => $"{id}: book(key: \"{id}\") {{ key }}"))} }}";

    public static string[] Ids(int count) => [.. Enumerable.Range(1, count).Select(i => $"b{i}")];
}
