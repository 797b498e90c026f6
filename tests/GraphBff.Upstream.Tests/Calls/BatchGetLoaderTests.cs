using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Calls;

public class BatchGetLoaderTests
{
    [Fact]
    public async Task Load_SameKeyUnderAliases_IsOneCallWithOneId()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;

        var response = await graph.RunAsync("{ a: book(key: \"b1\") { key } b: book(key: \"b1\") { key } c: book(key: \"b2\") { key } }");

        Assert.Equal("""{"a":{"key":"b1"},"b":{"key":"b1"},"c":{"key":"b2"}}""", response["data"]!.ToJsonString());
        var call = Assert.Single(graph.Library.Calls);
        Assert.Equal(["b1", "b2"], Assert.IsType<BatchGetBooksRequest>(call.Request).Ids);
    }

    [Fact]
    public async Task Load_MoreKeysThanTheServiceTakes_GoInChunks()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;

        var response = await graph.RunAsync(Books.Query(Books.Ids(45)));

        Assert.Equal(45, response["data"]!.AsObject().Count(book => book.Value is not null));
        Assert.Equal([5, 20, 20], graph.Library.Calls.Select(call => ((BatchGetBooksRequest)call.Request).Ids.Count).Order());
    }

    [Fact]
    public async Task Load_AnswerInAnyOrderWithRepeatsAndStrangers_IsPutRight()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => Task.FromResult(new BatchGetBooksResponse
        {
            Books = { Books.Book("b4"), Books.Book("stranger"), Books.Book("b1"), Books.Book("b4"), Books.Book("b2"), Books.Book("b1") },
        });

        var response = await graph.RunAsync(Books.Query(Books.Ids(4)));

        Assert.Equal("""{"b1":{"key":"b1"},"b2":{"key":"b2"},"b3":null,"b4":{"key":"b4"}}""", response["data"]!.ToJsonString());
        Assert.Null(response["errors"]);
    }

    [Fact]
    public async Task Load_NoBatchMethod_GetsEachKeyOnce()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnGet = Books.One;

        var response = await graph.RunAsync(Books.Query(Books.Ids(15)));

        Assert.Equal(15, response["data"]!.AsObject().Count(book => book.Value is not null));
        Assert.Equal(["BatchGetBooks", .. Enumerable.Repeat("GetBook", 15)], graph.Library.Methods);
    }

    [Fact]
    public async Task Load_NoBatchMethod_IsRememberedUntilTheIntervalIsOver()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.BatchRetryInterval = TimeSpan.FromMinutes(5));
        graph.Library.OnGet = Books.One;
        await graph.RunAsync(Books.Query(["b1"]));
        graph.Time.Advance(TimeSpan.FromMinutes(4));

        await graph.RunAsync(Books.Query(["b2"]));
        graph.Time.Advance(TimeSpan.FromMinutes(1));
        await graph.RunAsync(Books.Query(["b3"]));
        graph.Library.OnBatchGet = Books.All;
        await graph.RunAsync(Books.Query(["b4"]));
        graph.Time.Advance(TimeSpan.FromMinutes(5));
        await graph.RunAsync(Books.Query(["b5"]));
        await graph.RunAsync(Books.Query(["b6"]));

        Assert.Equal(
            ["BatchGetBooks", "GetBook", "GetBook", "BatchGetBooks", "GetBook", "GetBook", "BatchGetBooks", "BatchGetBooks"],
            graph.Library.Methods);
        Assert.Equal([230, 230, 231], graph.Log.Entries.Select(entry => entry.Id).Where(id => id is 230 or 231));
    }

    [Fact]
    public async Task Load_NoBatchMethod_BoundsTheCallsUnderWay()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.MaxConcurrentReads = 4);
        var release = new TaskCompletionSource();
        var underWay = 0;
        var most = 0;
        var full = new TaskCompletionSource();
        graph.Library.OnGet = async (request, context) =>
        {
            var now = Interlocked.Increment(ref underWay);
            most = Math.Max(most, now);
            if (now == 4)
            {
                full.TrySetResult();
            }

            await release.Task;
            Interlocked.Decrement(ref underWay);
            return await Books.One(request, context);
        };

        var run = graph.RunAsync(Books.Query(Books.Ids(45)));
        await full.Task.WaitAsync(TimeSpan.FromSeconds(10));
        release.SetResult();
        await run;

        Assert.Equal(4, most);
        Assert.Equal(45, graph.Library.Methods.Count(method => method == "GetBook"));
    }

    [Fact]
    public async Task Load_SingleGetsFail_EachKeyHasItsOwnError()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnGet = (request, context) => request.Id switch
        {
            "b1" => throw new RpcException(new Status(StatusCode.NotFound, "")),
            "b2" => throw new RpcException(new Status(StatusCode.PermissionDenied, "")),
            "b3" => Task.FromResult(new GetBookResponse()),
            _ => Books.One(request, context),
        };

        var response = await graph.RunAsync(Books.Query(Books.Ids(4)));

        Assert.Equal("""{"b1":null,"b2":null,"b3":null,"b4":{"key":"b4"}}""", response["data"]!.ToJsonString());
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal("""["b2"]""", error["path"]!.ToJsonString());
        Assert.Equal("PERMISSION_DENIED", (string)error["extensions"]!["code"]!);
        Assert.Equal("library", (string)error["extensions"]!["service"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Load_OneOfTenFailsAnAtomicBatch_NineAreThereInSevenCalls(int bad)
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.Internal, $"b{bad}");

        var response = await graph.RunAsync(Books.Query(Books.Ids(10)));

        Assert.Equal([$"b{bad}"], response["data"]!.AsObject().Where(book => book.Value is null).Select(book => book.Key));
        var error = Assert.Single(response["errors"]!.AsArray())!;
        Assert.Equal($"""["b{bad}"]""", error["path"]!.ToJsonString());
        Assert.Equal("INTERNAL", (string)error["extensions"]!["code"]!);
        Assert.InRange(graph.Library.Calls.Count, 2, 7);
    }

    [Fact]
    public async Task Load_BatchFailsOnce_NoKeyIsBlamed()
    {
        await using var graph = await LibraryGraph.StartAsync();
        var calls = 0;
        graph.Library.OnBatchGet = (request, context) => Interlocked.Increment(ref calls) == 1
            ? throw new RpcException(new Status(StatusCode.Internal, ""))
            : Books.All(request, context);

        var response = await graph.RunAsync(Books.Query(Books.Ids(10)));

        Assert.Null(response["errors"]);
        Assert.InRange(calls, 2, 6);
    }

    [Fact]
    public async Task Load_AtomicBatchLacksIds_OnlyTheyAreNull()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.NotFound, "b3", "b4", "b9");
        graph.Library.OnGet = (request, context) =>
            request.Id is "b3" or "b4" or "b9" ? throw new RpcException(new Status(StatusCode.NotFound, "")) : Books.One(request, context);

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(["b3", "b4", "b9"], response["data"]!.AsObject().Where(book => book.Value is null).Select(book => book.Key));
        Assert.Null(response["errors"]);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    public async Task Load_BatchFailsAsAWhole_IsNotBisected(StatusCode status)
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(status, "secret"));

        var response = await graph.RunAsync(Books.Query(Books.Ids(10)));

        Assert.Equal(10, response["errors"]!.AsArray().Count);
        Assert.Single(graph.Library.Calls);
        Assert.Single(graph.Log.Entries, entry => entry.Id == 200);
    }
}
