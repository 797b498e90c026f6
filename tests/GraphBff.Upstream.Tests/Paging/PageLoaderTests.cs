using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Paging;

public class PageLoaderTests
{
    private const string Page = "nodes { key } edges { cursor } pageInfo { hasNextPage endCursor }";

    [Fact]
    public async Task Read_EqualLists_AreOneCall()
    {
        await using var graph = await StartAsync(30);

        await graph.RunAsync(
            "{ a: books(first: 5) { nodes { key } } b: books(first: 5) { nodes { author } } c: books(first: 6) { nodes { key } } }");

        Assert.Equal([5, 6], graph.Library.Calls.Select(call => ((ListBooksRequest)call.Request).PageSize).Order());
    }

    [Fact]
    public async Task Read_FirstLeftOutOrNull_IsTen()
    {
        await using var graph = await StartAsync(30);

        var response = await graph.RunAsync("{ a: books { nodes { key } } b: books(first: null) { nodes { key } } }");

        Assert.Equal(10, response["data"]!["a"]!["nodes"]!.AsArray().Count);
        Assert.Equal(10, response["data"]!["b"]!["nodes"]!.AsArray().Count);
        Assert.Single(graph.Library.Calls);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task Read_FirstOutOfRange_IsBadUserInput(int first)
    {
        await using var graph = await StartAsync(30);

        var response = await graph.RunAsync($"{{ books(first: {first}) {{ nodes {{ key }} }} }}");

        AssertError(response["errors"]![0]!, "BAD_USER_INPUT", "first");
        Assert.Empty(graph.Library.Calls);
    }

    [Fact]
    public async Task Read_AllByTen_CostsOneCallPerPage()
    {
        await using var graph = await StartAsync(100);
        var seen = new List<string>();
        var after = "null";
        for (var page = 0; page < 10; page++)
        {
            var response = await graph.RunAsync(
                $"{{ books(first: 10, after: {after}) {{ nodes {{ key }} pageInfo {{ endCursor }} }} }}");
            var books = response["data"]!["books"]!;
            seen.AddRange(books["nodes"]!.AsArray().Select(node => (string)node!["key"]!));
            after = $"\"{books["pageInfo"]!["endCursor"]}\"";
        }

        Assert.Equal(Books.Ids(100), seen);
        Assert.Equal(10, graph.Library.Calls.Count);
    }

    [Fact]
    public async Task Read_AfterAnyEdge_GoesOnBehindIt()
    {
        await using var graph = await StartAsync(7);
        var edges = (await graph.RunAsync($"{{ books(first: 5) {{ {Page} }} }}"))["data"]!["books"]!["edges"]!.AsArray();

        for (var i = 0; i < edges.Count; i++)
        {
            var books = (await graph.RunAsync($"{{ books(first: 1, after: \"{edges[i]!["cursor"]}\") {{ {Page} }} }}"))["data"]!["books"]!;
            Assert.Equal($"b{i + 2}", (string)books["nodes"]![0]!["key"]!);
            Assert.True((bool)books["pageInfo"]!["hasNextPage"]!);
        }
    }

    [Fact]
    public async Task Read_AfterEmptyText_BeginsTheList()
    {
        await using var graph = await StartAsync(7);

        var books = (await graph.RunAsync($"{{ books(first: 1, after: \"\") {{ {Page} }} }}"))["data"]!["books"]!;

        Assert.Equal("b1", (string)books["nodes"]![0]!["key"]!);
    }

    [Fact]
    public async Task Read_GarbageCursor_IsBadCursor()
    {
        await using var graph = await StartAsync(7);

        var response = await graph.RunAsync("{ books(after: \"garbage\") { nodes { key } } }");

        AssertError(response["errors"]![0]!, "BAD_CURSOR", "after");
        Assert.Empty(graph.Library.Calls);
    }

    [Fact]
    public async Task Read_CursorOfAnotherFilterOrField_IsBadCursor()
    {
        await using var graph = await StartAsync(7);
        var cursor = (string)(await graph.RunAsync($"{{ books(first: 2) {{ {Page} }} }}"))["data"]!["books"]!["pageInfo"]!["endCursor"]!;

        var response = await graph.RunAsync(
            $$"""
            {
              books(genre: "x", after: "{{cursor}}") { nodes { key } }
              authors(keys: ["x"]) { books(after: "{{cursor}}") { nodes { key } } }
            }
            """);

        Assert.Equal(2, response["errors"]!.AsArray().Count);
        Assert.All(response["errors"]!.AsArray(), error => AssertError(error!, "BAD_CURSOR", "after"));
    }

    [Fact]
    public async Task Read_TokenNoLongerTaken_IsCursorExpired()
    {
        await using var graph = await StartAsync(7);
        var cursor = (string)(await graph.RunAsync($"{{ books(first: 2) {{ {Page} }} }}"))["data"]!["books"]!["pageInfo"]!["endCursor"]!;
        graph.Library.OnList = (_, _) => throw new RpcException(new Status(StatusCode.InvalidArgument, "secret"));

        var before = await graph.RunAsync($"{{ books(first: 2, after: \"{cursor}\") {{ nodes {{ key }} }} }}");
        var first = await graph.RunAsync("{ books(first: 2) { nodes { key } } }");

        AssertError(before["errors"]![0]!, "CURSOR_EXPIRED", "after");
        Assert.Equal("library", (string)before["errors"]![0]!["extensions"]!["service"]!);
        Assert.Equal("INVALID_ARGUMENT", (string)first["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Read_OneListFails_TheOthersAreThere()
    {
        await using var graph = await StartAsync(7);
        var list = graph.Library.OnList!;
        graph.Library.OnList = (request, context) =>
            request.Genre == "bad" ? throw new RpcException(new Status(StatusCode.Internal, "")) : list(request, context);

        var response = await graph.RunAsync("{ a: books(genre: \"bad\") { nodes { key } } b: books(first: 1) { nodes { key } } }");

        Assert.Equal("""{"a":null,"b":{"nodes":[{"key":"b1"}]}}""", response["data"]!.ToJsonString());
        Assert.Equal("""["a"]""", Assert.Single(response["errors"]!.AsArray())!["path"]!.ToJsonString());
    }

    private static void AssertError(System.Text.Json.Nodes.JsonNode error, string code, string argument)
    {
        Assert.Equal(code, (string)error["extensions"]!["code"]!);
        Assert.Contains($"\"{argument}\"", error["extensions"]!["fieldViolations"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<LibraryGraph> StartAsync(int books)
    {
        var graph = await LibraryGraph.StartAsync();
        graph.Library.OnList = ListedBooks.Of(books);
        return graph;
    }
}
