using System.Diagnostics;
using GraphBff.Engine.Operations;
using GraphBff.Testing;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Calls;

public class UpstreamCallTests
{
    [Fact]
    public async Task Call_BudgetBeyondTheCallTimeout_HasTheCallTimeout()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.CallTimeout = TimeSpan.FromSeconds(20));
        graph.Library.OnBatchGet = Books.All;

        await graph.RunAsync(Books.Query(["b1"]), budget: TimeSpan.FromSeconds(60));

        Assert.InRange(Assert.Single(graph.Library.Calls).TimeLeft.TotalSeconds, 10, 20);
    }

    [Fact]
    public async Task Call_BudgetBelowTheCallTimeout_HasWhatIsLeft()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.CallTimeout = TimeSpan.FromSeconds(60));
        graph.Library.OnBatchGet = Books.All;

        await graph.RunAsync(Books.Query(["b1"]), budget: TimeSpan.FromSeconds(20));

        Assert.InRange(Assert.Single(graph.Library.Calls).TimeLeft.TotalSeconds, 10, 20);
    }

    [Fact]
    public async Task Call_NoBudgetLeft_FailsWithoutACall()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;

        var response = await graph.RunAsync(Books.Query(["b1"]), budget: TimeSpan.FromSeconds(-1));

        Assert.Equal("DEADLINE_EXCEEDED", (string)response["errors"]![0]!["extensions"]!["code"]!);
        Assert.Empty(graph.Library.Calls);
    }

    [Fact]
    public async Task Call_ServiceHangs_FailsAtItsDeadlineAndTheServiceIsTold()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.CallTimeout = TimeSpan.FromMilliseconds(300));
        graph.Library.OnBatchGet = async (_, context) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return null!;
        };

        var response = await graph.RunAsync(Books.Query(["b1"]));

        var error = response["errors"]![0]!["extensions"]!;
        Assert.Equal("DEADLINE_EXCEEDED", (string)error["code"]!);
        Assert.True((bool)error["retryable"]!);
        await CancelledAsync(Assert.Single(graph.Library.Calls));
    }

    [Fact]
    public async Task Call_ClientHangsUp_IsCancelledAtTheServiceWithin100Ms()
    {
        await using var graph = await LibraryGraph.StartAsync();

        // The best of three, since other tests may keep the machine busy.
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            times.Add(await HangUpAsync(graph));
        }

        Assert.InRange(times.Min().TotalMilliseconds, 0, 100);
        Assert.DoesNotContain(graph.Log.Entries, entry => entry.Level > LogLevel.Debug);
    }

    [Fact]
    public async Task Call_CallersMetadata_ReachesTheService()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;
        var caller = new Caller("ann",
        [
            new("authorization", "Bearer token"), new("accept-language", "de"),
            new("tenant-bin", "AQL+/w"), new("padded-bin", "AQ=="), new("broken-bin", "?"), new("broken", "snow☃man"),
        ]);

        await graph.RunAsync(Books.Query(["b1"]), caller);

        var headers = Assert.Single(graph.Library.Calls).Headers;
        Assert.Equal("Bearer token", headers.GetValue("authorization"));
        Assert.Equal("de", headers.GetValue("accept-language"));
        Assert.Equal("request-1", headers.GetValue("x-request-id"));
        Assert.Equal([1, 2, 254, 255], headers.GetValueBytes("tenant-bin"));
        Assert.Equal([1], headers.GetValueBytes("padded-bin"));
        Assert.DoesNotContain(headers, header => header.Key.StartsWith("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_WithinAnActivity_CarriesItsTrace()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = Books.All;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        using var activity = source.StartActivity("request")!;
        activity.TraceStateString = "vendor=1";
        activity.AddBaggage("secret", "no");

        await graph.RunAsync(Books.Query(["b1"]));

        var headers = Assert.Single(graph.Library.Calls).Headers;
        Assert.Contains(activity.TraceId.ToHexString(), headers.GetValue("traceparent"), StringComparison.Ordinal);
        Assert.Equal("vendor=1", headers.GetValue("tracestate"));
        Assert.DoesNotContain(headers, header => !header.IsBinary && header.Value.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_RetriedReadUnavailable_IsSentAgain()
    {
        await using var graph = await LibraryGraph.StartAsync(retried: true);
        var calls = 0;
        graph.Library.OnBatchGet = (request, context) => Interlocked.Increment(ref calls) < 3
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Books.All(request, context);

        var response = await graph.RunAsync(Books.Query(["b1"]));

        Assert.Null(response["errors"]);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Call_WriteUnavailable_IsNotSentAgain()
    {
        await using var graph = await LibraryGraph.StartAsync(retried: true);
        graph.Library.OnAdd = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, ""));

        await Assert.ThrowsAsync<UpstreamException>(async () => await graph.Client.AddBookAsync(new()));

        Assert.Single(graph.Library.Calls);
    }

    [Fact]
    public async Task Stream_Fails_KnowsItsService()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnWatch = async (_, stream, _) =>
        {
            await stream.WriteAsync(new() { Book = Books.Book("b1") });
            throw new RpcException(new Status(StatusCode.DataLoss, ""));
        };
        using var call = graph.Client.WatchBooks(new());

        Assert.True(await call.ResponseStream.MoveNext(default));
        var exception = await Assert.ThrowsAsync<UpstreamException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal(("library", "/library.v1.LibraryService/WatchBooks"), (exception.Service, exception.Method));
        Assert.Equal(StatusCode.DataLoss, call.GetStatus().StatusCode);
    }

    private static async Task<TimeSpan> HangUpAsync(LibraryGraph graph)
    {
        var arrived = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource<long>();
        graph.Library.OnBatchGet = async (_, context) =>
        {
            context.CancellationToken.Register(() => cancelled.TrySetResult(Stopwatch.GetTimestamp()));
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return null!;
        };
        using var client = new CancellationTokenSource();

        var run = graph.RunAsync(Books.Query(["b1"]), cancellationToken: client.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var hungUp = Stopwatch.GetTimestamp();
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        return Stopwatch.GetElapsedTime(hungUp, await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static Task CancelledAsync(RecordedCall call)
    {
        var cancelled = new TaskCompletionSource();
        call.Cancelled.Register(() => cancelled.TrySetResult());
        return cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
