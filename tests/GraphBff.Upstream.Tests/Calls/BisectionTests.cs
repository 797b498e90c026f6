using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Calls;

public class BisectionTests
{
    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.AlreadyExists)]
    public async Task Batch_ServiceFailsWhateverIsAsked_TakesBothHalvesOnceAPause(StatusCode status)
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.BisectPause = TimeSpan.FromSeconds(30));
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(status, "secret"));

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));
        await graph.RunAsync(Books.Query(Books.Ids(20)));
        graph.Time.Advance(TimeSpan.FromSeconds(30));
        await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(20, response["errors"]!.AsArray().Count);
        Assert.Equal([20, 10, 10, 20, 20, 10, 10], Batches(graph));
        Assert.Equal(2, graph.Log.Entries.Count(entry => entry.Id == 232));
    }

    [Fact]
    public async Task Batch_ServiceWorksAgain_IsSearchedAfterThePause()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(StatusCode.Internal, ""));
        await graph.RunAsync(Books.Query(Books.Ids(20)));
        graph.Time.Advance(TimeSpan.FromSeconds(30));
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.Internal, "b4");

        var first = await graph.RunAsync(Books.Query(Books.Ids(20)));
        var second = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Single(first["errors"]!.AsArray());
        Assert.Single(second["errors"]!.AsArray());
    }

    [Fact]
    public async Task Batch_ServiceFailsBeyondTheBudget_IsNotSearched()
    {
        await using var graph = await LibraryGraph.StartAsync(options =>
        {
            options.BisectPause = TimeSpan.Zero;
            options.RetryReserve = 4;
            options.RetryRatio = 0;
        });
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(StatusCode.Internal, ""));

        for (var i = 0; i < 4; i++)
        {
            await graph.RunAsync(Books.Query(Books.Ids(20)));
        }

        Assert.Equal([20, 10, 10, 20, 10, 10, 20, 20], Batches(graph));
    }

    [Fact]
    public async Task Batch_OneBadKeyAgainAndAgain_IsFoundEachTime()
    {
        await using var graph = await LibraryGraph.StartAsync(options =>
        {
            options.RetryReserve = 2;
            options.RetryRatio = 0;
        });
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.Internal, "b4");

        for (var i = 0; i < 5; i++)
        {
            Assert.Single((await graph.RunAsync(Books.Query(Books.Ids(20))))["errors"]!.AsArray());
        }
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.OutOfRange)]
    public async Task Batch_ServiceRefusesWhateverIsAsked_TakesBothHalvesAndASample(StatusCode status)
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Status(status, ""));
        graph.Library.OnGet = (_, _) => throw new RpcException(new Status(status, ""));

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(20, response["errors"]!.AsArray().Count);
        Assert.Equal([20, 10, 10], Batches(graph));
        Assert.Equal(4, graph.Library.Methods.Count(method => method == "GetBook"));
    }

    [Fact]
    public async Task Batch_ManyKeysAreRefused_TheOthersAreThere()
    {
        string[] bad = ["b1", "b2", "b6", "b11", "b12", "b17"];
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.InvalidArgument, bad);
        graph.Library.OnGet = (request, context) =>
            bad.Contains(request.Id) ? throw new RpcException(new Status(StatusCode.InvalidArgument, "")) : Books.One(request, context);

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(bad, response["data"]!.AsObject().Where(book => book.Value is null).Select(book => book.Key));
        Assert.Equal([20, 10, 10], Batches(graph));
        Assert.Equal(20, graph.Library.Methods.Count(method => method == "GetBook"));
    }

    [Fact]
    public async Task Batch_SeveralBadKeysInOneHalf_AreFound()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.Internal, "b3", "b8");

        var response = await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal(["b3", "b8"], response["data"]!.AsObject().Where(book => book.Value is null).Select(book => book.Key));
    }

    [Fact]
    public async Task Batch_ServiceGoesDownInASearch_IsNotAskedOn()
    {
        await using var graph = await LibraryGraph.StartAsync();
        var calls = 0;
        graph.Library.OnBatchGet = (_, _) =>
            throw new RpcException(new Status(Interlocked.Increment(ref calls) == 1 ? StatusCode.Internal : StatusCode.Unavailable, ""));

        await graph.RunAsync(Books.Query(Books.Ids(20)));

        Assert.Equal([20, 10], Batches(graph));
    }

    private static IEnumerable<int> Batches(LibraryGraph graph)
        => graph.Library.Calls.Where(call => call.Method == "BatchGetBooks").Select(call => ((BatchGetBooksRequest)call.Request).Ids.Count);
}
