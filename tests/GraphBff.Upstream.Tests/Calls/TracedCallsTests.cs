using System.Text.Json.Nodes;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Calls;

public class TracedCallsTests
{
    [Fact]
    public async Task Trace_Batch_IsOneCallWithItsKeysSizeAndStatus()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;

        var trace = await graph.TraceAsync(Books.Query(["b1", "b2", "b3"]));

        var call = Assert.Single(trace["calls"]!.AsArray())!;
        Assert.Equal("library", (string)call["service"]!);
        Assert.EndsWith("LibraryService/BatchGetBooks", (string)call["method"]!, StringComparison.Ordinal);
        Assert.Equal(("OK", 3, 1), ((string)call["status"]!, (int)call["keys"]!, (int)call["attempts"]!));
        var request = (BatchGetBooksRequest)Assert.Single(graph.Library.Calls).Request;
        Assert.Equal(request.CalculateSize(), (int)call["requestBytes"]!);
        Assert.True((int)call["responseBytes"]! > 0);
        Assert.True((int)call["start"]! >= 0 && (int)call["duration"]! > 0);
        Assert.All(trace["steps"]!.AsArray(), step => Assert.Equal("[0]", step!["calls"]!.ToJsonString()));
        Assert.Equal("[0]", Assert.Single(trace["batches"]!.AsArray())!["calls"]!.ToJsonString());
    }

    [Fact]
    public async Task Trace_NoBatchMethod_TellsHowTheBatchFellApart()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnGet = Books.One;

        var first = await graph.TraceAsync(Books.Query(Books.Ids(5)));
        var second = await graph.TraceAsync(Books.Query(Books.Ids(4)));

        Assert.Equal(["BatchGetBooks UNIMPLEMENTED 5", .. Enumerable.Repeat("GetBook OK 1", 5)], Calls(first));
        Assert.Equal(Enumerable.Repeat("GetBook OK 1", 4), Calls(second));
        Assert.Equal("5 GetBook calls instead of 1 batch: BatchGetBooks is UNIMPLEMENTED.", (string)first["hints"]![0]!);
        Assert.Equal("4 GetBook calls instead of 1 batch: BatchGetBooks is UNIMPLEMENTED.", (string)second["hints"]![0]!);
        Assert.Equal("""{"method":"BatchGetBooks","status":"UNIMPLEMENTED"}""", second["batches"]![0]!["fallback"]!.ToJsonString());
    }

    [Fact]
    public async Task Trace_KeyThatFailsABatch_TellsTheSearchForIt()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.InvalidArgument, "b2");

        var trace = await graph.TraceAsync(Books.Query(Books.Ids(4)));

        Assert.Equal("BatchGetBooks INVALID_ARGUMENT 4", Calls(trace)[0]);
        Assert.Equal(graph.Library.Calls.Count, Calls(trace).Length);
        Assert.Equal(
            $"{graph.Library.Calls.Count} calls for 4 keys of BookByIdLoader: the batch failed with INVALID_ARGUMENT, so the keys at fault "
            + "were looked for.",
            (string)trace["hints"]![0]!);
    }

    [Fact]
    public async Task Trace_CallThatWasSentAgain_TellsHowOften()
    {
        await using var graph = await LibraryGraph.StartAsync(retried: true);
        var calls = 0;
        graph.Library.OnBatchGet = (request, context) => Interlocked.Increment(ref calls) == 1
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Books.All(request, context);

        var trace = await graph.TraceAsync(Books.Query(["b1"]));

        Assert.Equal(2, (int)Assert.Single(trace["calls"]!.AsArray())!["attempts"]!);
        Assert.Contains(
            "BatchGetBooks was sent 2 times: library was UNAVAILABLE.", trace["hints"]!.AsArray().Select(hint => (string)hint!));
    }

    [Fact]
    public async Task Trace_CallThatFails_TellsItsStatus()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "secret"));

        var trace = await graph.TraceAsync(Books.Query(["b1", "b2"]));

        Assert.Equal(["BatchGetBooks PERMISSION_DENIED 2"], Calls(trace));
        Assert.Equal(["PERMISSION_DENIED", "PERMISSION_DENIED"], trace["steps"]!.AsArray().Select(step => (string)step!["error"]!));
        Assert.DoesNotContain("secret", trace.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_PagesOfAResolver_AreTheStepsCalls()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnList = (request, _) => Task.FromResult(new ListBooksResponse
        {
            Books = { Books.Book($"b{request.PageToken}1"), Books.Book($"b{request.PageToken}2") },
            NextPageToken = $"{request.PageToken}x",
        });

        var trace = await graph.TraceAsync("{ books(first: 6) { nodes { key } } }");

        Assert.Equal(["ListBooks OK 0", "ListBooks OK 0", "ListBooks OK 0"], Calls(trace));
        Assert.Equal("[0,1,2]", Assert.Single(trace["steps"]!.AsArray())!["calls"]!.ToJsonString());
        Assert.Equal("3 batches of BookPages, one after the other, for 3 keys.", (string)trace["hints"]![0]!);
    }

    [Fact]
    public async Task Trace_NotAskedFor_NothingOfItIsSent()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;

        var plain = await graph.RunAsync(Books.Query(["b1"]));
        await graph.TraceAsync(Books.Query(["b1"]));

        Assert.Null(plain["extensions"]);
        var calls = graph.Library.Calls;
        Assert.Equal(calls[0].Headers.Select(header => header.Key), calls[1].Headers.Select(header => header.Key));
    }

    private static string[] Calls(JsonNode trace) => [
        .. trace["calls"]!.AsArray().Select(call =>
            $"{((string)call!["method"]!).Split('/')[1]} {call["status"]} {(int?)call["keys"] ?? 0}"),
    ];
}
