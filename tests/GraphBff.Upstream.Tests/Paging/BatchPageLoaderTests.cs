using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Paging;

public class BatchPageLoaderTests
{
    private const string Page = "nodes { key } pageInfo { hasNextPage endCursor }";

    [Fact]
    public async Task Read_FirstPagesOfManyParents_AreOneCall()
    {
        await using var graph = await StartAsync();

        var response = await graph.RunAsync("{ authors(keys: [\"x\", \"y\", \"z\"]) { key books(first: 3) { nodes { key } } } }");

        var authors = response["data"]!["authors"]!.AsArray();
        Assert.Equal(["x1", "y1", "z1"], authors.Select(author => (string)author!["books"]!["nodes"]![0]!["key"]!));
        Assert.Equal(["BatchListBooks"], graph.Library.Methods);
        Assert.Equal(["x", "y", "z"], ((BatchListBooksRequest)graph.Library.Calls[0].Request).Authors);
    }

    [Fact]
    public async Task Read_MoreParentsThanTheServiceTakes_GoInChunks()
    {
        await using var graph = await StartAsync();
        var keys = string.Join(',', Enumerable.Range(1, 45).Select(i => $"\"a{i}\""));

        await graph.RunAsync($"{{ authors(keys: [{keys}]) {{ books {{ nodes {{ key }} }} }} }}");

        Assert.Equal([5, 20, 20], graph.Library.Calls.Select(call => ((BatchListBooksRequest)call.Request).Authors.Count).Order());
    }

    [Fact]
    public async Task Read_OtherFilters_HaveTheirOwnBatchesAndSmallerPagesAreCutFromTheLargest()
    {
        await using var graph = await StartAsync();

        await graph.RunAsync(
            """
            { authors(keys: ["x", "y"]) {
                a: books(first: 3) { nodes { key } }
                b: books(first: 3, genre: "crime") { nodes { key } }
                c: books(first: 4) { nodes { key } }
                d: books(first: 3) { nodes { author } } } }
            """);

        Assert.Equal(
            [("", 4), ("crime", 3)],
            graph.Library.Calls.Select(call => (BatchListBooksRequest)call.Request).Select(call => (call.Genre, call.PageSize)).Order());
    }

    [Fact]
    public async Task Read_OneParent_IsAList()
    {
        await using var graph = await StartAsync();

        await graph.RunAsync("{ authors(keys: [\"x\"]) { books { nodes { key } } } }");

        Assert.Equal(["ListBooks"], graph.Library.Methods);
    }

    [Fact]
    public async Task Read_BehindACursor_IsAListOfThatParent()
    {
        await using var graph = await StartAsync();
        var first = await graph.RunAsync($"{{ authors(keys: [\"x\", \"y\"]) {{ books(first: 2) {{ {Page} }} }} }}");
        var cursor = (string)first["data"]!["authors"]![1]!["books"]!["pageInfo"]!["endCursor"]!;

        var second = await graph.RunAsync($"{{ authors(keys: [\"y\"]) {{ books(first: 2, after: \"{cursor}\") {{ {Page} }} }} }}");

        Assert.Equal("y3", (string)second["data"]!["authors"]![0]!["books"]!["nodes"]![0]!["key"]!);
        Assert.Equal(["BatchListBooks", "ListBooks"], graph.Library.Methods);
        Assert.Equal("2", ((ListBooksRequest)graph.Library.Calls[1].Request).PageToken);
    }

    [Fact]
    public async Task Read_CursorOfAnotherParent_IsBadCursor()
    {
        await using var graph = await StartAsync();
        var first = await graph.RunAsync($"{{ authors(keys: [\"x\", \"y\"]) {{ books(first: 2) {{ {Page} }} }} }}");
        var cursor = (string)first["data"]!["authors"]![1]!["books"]!["pageInfo"]!["endCursor"]!;

        var second = await graph.RunAsync($"{{ authors(keys: [\"x\"]) {{ books(first: 2, after: \"{cursor}\") {{ {Page} }} }} }}");

        Assert.Equal("BAD_CURSOR", (string)second["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Read_ParentsThatTheAnswerLeavesOut_HaveNoItems()
    {
        await using var graph = await StartAsync();
        graph.Library.OnBatchList = (_, _) => Task.FromResult(new BatchListBooksResponse
        {
            Results = { new BooksOfAuthor { Author = "stranger" } }
        });

        var response = await graph.RunAsync($"{{ authors(keys: [\"x\", \"y\"]) {{ books {{ {Page} }} }} }}");

        Assert.Null(response["errors"]);
        Assert.Equal(
            """{"books":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}""",
            response["data"]!["authors"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Read_NoBatchMethod_ListsEachParentAndRemembers()
    {
        await using var graph = await StartAsync();
        graph.Library.OnBatchList = null;
        const string query = "{ authors(keys: [\"x\", \"y\"]) { books(first: 1) { nodes { key } } } }";

        var response = await graph.RunAsync(query);
        await graph.RunAsync(query);

        Assert.Equal(
            """[{"books":{"nodes":[{"key":"x1"}]}},{"books":{"nodes":[{"key":"y1"}]}}]""", response["data"]!["authors"]!.ToJsonString());
        Assert.Equal(["BatchListBooks", "ListBooks", "ListBooks", "ListBooks", "ListBooks"], graph.Library.Methods);
    }

    [Fact]
    public async Task Read_OneParentFailsAnAtomicBatch_TheOthersAreThere()
    {
        await using var graph = await StartAsync();
        var batch = graph.Library.OnBatchList!;
        graph.Library.OnBatchList = (request, context) => request.Authors.Contains("y")
            ? throw new RpcException(new Status(StatusCode.Internal, ""))
            : batch(request, context);

        var response = await graph.RunAsync("{ authors(keys: [\"x\", \"y\", \"z\"]) { books(first: 1) { nodes { key } } } }");

        Assert.Equal([true, false, true], response["data"]!["authors"]!.AsArray().Select(author => author!["books"] is not null));
        Assert.Equal("""["authors",1,"books"]""", Assert.Single(response["errors"]!.AsArray())!["path"]!.ToJsonString());
    }

    [Fact]
    public async Task Read_OneFilterFails_TheOthersAreThere()
    {
        await using var graph = await StartAsync();
        var batch = graph.Library.OnBatchList!;
        graph.Library.OnBatchList = (request, context) =>
            request.Genre == "bad" ? throw new RpcException(new Status(StatusCode.Unavailable, "")) : batch(request, context);

        var response = await graph.RunAsync(
            "{ authors(keys: [\"x\", \"y\"]) { a: books(genre: \"bad\") { nodes { key } } b: books(first: 1) { nodes { key } } } }");

        Assert.Equal(2, response["errors"]!.AsArray().Count);
        Assert.Equal("y1", (string)response["data"]!["authors"]![1]!["b"]!["nodes"]![0]!["key"]!);
    }

    private static async Task<LibraryGraph> StartAsync()
    {
        var graph = await LibraryGraph.StartAsync();
        var list = ListedBooks.Of(6);
        graph.Library.OnList = async (request, context) => Rename(await list(request, context), request.Author);
        graph.Library.OnBatchList = async (request, context) =>
        {
            var response = new BatchListBooksResponse();
            foreach (var author in request.Authors.Reverse())
            {
                var page = Rename(await list(new() { PageSize = request.PageSize }, context), author);
                response.Results.Add(new BooksOfAuthor { Author = author, Books = { page.Books }, NextPageToken = page.NextPageToken });
            }

            return response;
        };
        return graph;
    }

    private static ListBooksResponse Rename(ListBooksResponse response, string author)
    {
        foreach (var book in response.Books)
        {
            book.Id = author + book.Id[1..];
        }

        return response;
    }
}
