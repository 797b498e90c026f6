using Google.Protobuf.Collections;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Calls;

public class BatchReadTests
{
    [Fact]
    public async Task Batch_PageOfAProxy_IsNoMissingMethod()
    {
        var batches = 0;
        await using var server = new RawServer(stream => !IsBatch(stream) ? GetAsync(stream)
            : Interlocked.Increment(ref batches) == 1 ? stream.PageAsync(404)
            : BatchGetAsync(stream));
        await using var graph = await LibraryGraph.StartAsync(address: server.Address);

        var first = await graph.RunAsync(Books.Query(Books.Ids(5)));
        var second = await graph.RunAsync(Books.Query(Books.Ids(5)));

        Assert.Null(first["errors"]);
        Assert.Null(second["errors"]);
        Assert.Equal(2, batches);
        Assert.Equal(7, server.Streams.Count);
        Assert.DoesNotContain(graph.Log.Entries, entry => entry.Id == 230);
    }

    [Fact]
    public async Task Batch_EverythingIsAPage_TakesOneCallMore()
    {
        await using var server = new RawServer(stream => stream.PageAsync(404));
        await using var graph = await LibraryGraph.StartAsync(address: server.Address);

        var response = await graph.RunAsync(Books.Query(Books.Ids(5)));

        Assert.Equal(5, response["errors"]!.AsArray().Count);
        Assert.Equal(2, server.Streams.Count);
    }

    [Fact]
    public async Task Batch_UnknownEncoding_IsNoMissingMethod()
    {
        await using var server = new RawServer(async stream =>
        {
            await stream.HeadersAsync(("grpc-encoding", "zstd"));
            await stream.MessageAsync([1], isCompressed: true);
            await stream.TrailersAsync();
        });
        await using var graph = await LibraryGraph.StartAsync(address: server.Address);

        var response = await graph.RunAsync(Books.Query(Books.Ids(5)));

        Assert.All(response["errors"]!.AsArray(), error => Assert.Equal("INTERNAL", (string)error!["extensions"]!["code"]!));
        Assert.Equal(3, server.Streams.Count);
        Assert.DoesNotContain(graph.Log.Entries, entry => entry.Id == 230);
    }

    [Fact]
    public async Task Batch_OneRecordThatCannotBeRead_FailsAlone()
    {
        await using var server = new RawServer(async stream =>
        {
            if (Ids(stream).Contains("b3"))
            {
                await stream.HeadersAsync();
                await stream.MessageAsync([10, 3, 10, 1, 0xf6]);
                await stream.TrailersAsync();
                return;
            }

            await BatchGetAsync(stream);
        });
        await using var graph = await LibraryGraph.StartAsync(address: server.Address);

        var response = await graph.RunAsync(Books.Query(Books.Ids(10)));

        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal("""["b3"]""", error["path"]!.ToJsonString());
        Assert.Null(error["extensions"]!["retryable"]);
    }

    [Fact]
    public async Task OneByOne_OneKeyHangs_FailsAlone()
    {
        var timeout = TimeSpan.FromSeconds(4);
        var isGivenUp = new TaskCompletionSource();
        await using var graph = await LibraryGraph.StartAsync(options => (options.CallTimeout, options.MaxConcurrentReads) = (timeout, 2));
        graph.Library.OnGet = async (request, context) =>
        {
            switch (request.Id)
            {
                case "b1":
                    await HangAsync(context);
                    isGivenUp.SetResult();
                    break;
                case "b2":
                    await Task.Delay(timeout / 2, TimeProvider.System);
                    break;
                case "b3":
                    // It began after the second, so it has time left.
                    await isGivenUp.Task;
                    break;
            }

            return await Books.One(request, context);
        };

        var response = await graph.RunAsync(Books.Query(Books.Ids(9)));

        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal(("""["b1"]""", "DEADLINE_EXCEEDED"), (error["path"]!.ToJsonString(), (string)error["extensions"]!["code"]!));
    }

    [Fact]
    public async Task OneByOne_ServiceHangs_IsAskedNoMore()
    {
        await using var graph = await LibraryGraph.StartAsync(
            options => (options.CallTimeout, options.MaxConcurrentReads) = (TimeSpan.FromSeconds(2), 4));
        graph.Library.OnGet = Books.One;
        // From now on the graph knows that there is no batch method.
        Assert.Null((await graph.RunAsync(Books.Query(["b1"])))["errors"]);
        graph.Library.OnGet = async (_, context) =>
        {
            await HangAsync(context);
            return new();
        };

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(20, response["errors"]!.AsArray().Count);
        Assert.All(response["errors"]!.AsArray(), error => Assert.Equal("DEADLINE_EXCEEDED", (string)error!["extensions"]!["code"]!));
        Assert.InRange(graph.Library.Methods.Count(method => method == "GetBook") - 1, 1, 4);
    }

    private static Task HangAsync(ServerCallContext context)
        => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken)
            .ContinueWith(_ => { }, TaskScheduler.Default);

    private static bool IsBatch(RawStream stream) => stream.Has("BatchGetBooks");

    private static RepeatedField<string> Ids(RawStream stream) => BatchGetBooksRequest.Parser.ParseFrom(stream.Message).Ids;

    private static Task BatchGetAsync(RawStream stream)
        => stream.AnswerAsync(new BatchGetBooksResponse { Books = { Ids(stream).Select(Books.Book) } });

    private static Task GetAsync(RawStream stream)
        => stream.AnswerAsync(new GetBookResponse { Book = Books.Book(GetBookRequest.Parser.ParseFrom(stream.Message).Id) });
}
