using GraphBff.Upstream.Tests.Library;

namespace GraphBff.Upstream.Tests.Calls;

public class BatchListLoaderTests
{
    private const string Query = """{ authors(keys: ["x", "y"]) { allBooks { key } } }""";

    [Fact]
    public async Task Load_ManyParents_IsOneCall()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchList = (_, _) => Task.FromResult(new BatchListBooksResponse
        {
            Results = { new BooksOfAuthor { Author = "stranger" }, new BooksOfAuthor { Author = "y", Books = { Books.Book("b1") } } },
        });

        var response = await graph.RunAsync(Query);

        Assert.Equal("""[{"allBooks":[]},{"allBooks":[{"key":"b1"}]}]""", response["data"]!["authors"]!.ToJsonString());
        Assert.Equal(["BatchListBooks"], graph.Library.Methods);
    }

    [Fact]
    public async Task Load_NoBatchMethod_ListsEachParent()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnList = (request, _) =>
            Task.FromResult(new ListBooksResponse { Books = { Books.Book($"{request.Author}1") } });

        var response = await graph.RunAsync(Query);

        Assert.Equal(
            """[{"allBooks":[{"key":"x1"}]},{"allBooks":[{"key":"y1"}]}]""", response["data"]!["authors"]!.ToJsonString());
        Assert.Equal(["BatchListBooks", "ListBooks", "ListBooks"], graph.Library.Methods);
    }
}
