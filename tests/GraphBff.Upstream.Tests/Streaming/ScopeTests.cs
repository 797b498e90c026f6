using System.Diagnostics;
using System.Text;
using GraphBff.Engine;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class ScopeTests
{
    private static readonly Caller Ada = new("ada", [new("authorization", "secret of ada")]);
    private static readonly Caller Bob = new("bob", [new("authorization", "secret of bob")]);

    [Fact]
    public async Task Subscribe_TwoCallers_AStreamEachWithTheirOwnMetadata()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var ada = Join(graph.PerCaller, Ada);
        await using var adaAgain = Join(graph.PerCaller, Ada);
        await using var bob = Join(graph.PerCaller, Bob);
        await graph.OpenAsync(2);

        Assert.Equal(["secret of ada", "secret of bob"], graph.Feed.Calls.Select(call => call.Headers.GetValue("authorization")).Order());
        Assert.All(graph.Feed.Calls, call => Assert.Null(call.Headers.GetValue("x-request-id")));
    }

    [Fact]
    public async Task Subscribe_ForEveryone_OneStreamWithTheGraphsOwnMetadata()
    {
        var credential = "first";
        await using var graph = await FeedGraph.StartAsync(ownMetadata: _ => [new("authorization", credential)]);
        await using var ada = Join(graph.ForEveryone, Ada);
        await using var bob = Join(graph.ForEveryone, Bob);
        await graph.OpenAsync();
        graph.Feed.Add();
        await ada.ReadsAsync(1);

        credential = "second";
        graph.Feed.Abort();
        graph.Feed.Add();
        await bob.ReadsAsync(1, 2);

        Assert.Equal(["first", "second"], graph.Feed.Calls.Select(call => call.Headers.GetValue("authorization")));
    }

    [Fact]
    public async Task Stream_OwnCredentialsRunOut_OpenedAgainWithFreshOnes()
    {
        var made = 0;
        await using var graph = await FeedGraph.StartAsync(ownMetadata: _ => [new("authorization", $"credential {++made}")]);
        await using var ada = Join(graph.ForEveryone, Ada);
        await graph.OpenAsync();
        graph.Feed.Add();
        await ada.ReadsAsync(1);

        graph.Feed.Break(new Status(StatusCode.Unauthenticated, "expired"));
        graph.Feed.Add();

        await ada.ReadsAsync(2);
        Assert.Equal(["credential 1", "credential 2"], graph.Feed.Calls.Select(call => call.Headers.GetValue("authorization")));
    }

    [Fact]
    public async Task Stream_OwnCredentialsRunOutAndFreshOnesAreRefused_Ends()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var ada = Join(graph.ForEveryone, Ada);
        await graph.OpenAsync();
        await graph.AnsweredAsync();
        graph.Feed.OnOpen = (_, _) => throw new RpcException(new Status(StatusCode.Unauthenticated, ""));

        graph.Feed.Break(new Status(StatusCode.Unauthenticated, "expired"));

        Assert.Equal("UNAUTHENTICATED", (await ada.ErrorAsync()).Code);
        Assert.Equal(2, graph.Feed.Calls.Count);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Stream_CallersCredentialsRunOut_Ends()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var ada = Join(graph.PerCaller, Ada);
        await graph.OpenAsync();
        await graph.AnsweredAsync();

        graph.Feed.Break(new Status(StatusCode.Unauthenticated, "expired"));

        Assert.Equal("UNAUTHENTICATED", (await ada.ErrorAsync()).Code);
        Assert.Single(graph.Feed.Calls);
    }

    [Fact]
    public async Task Subscribe_ForEveryoneWithoutOwnMetadata_NoneOfACallers()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var ada = Join(graph.ForEveryone, Ada);
        await graph.OpenAsync();

        Assert.Null(Assert.Single(graph.Feed.Calls).Headers.GetValue("authorization"));
    }

    [Fact]
    public async Task Subscribe_JoinerIsTraced_StreamIsNotPartOfTheTrace()
    {
        await using var graph = await FeedGraph.StartAsync();
        using var activity = new Activity("request").Start();
        await using var reader = Join(graph.PerCaller, Ada);
        await graph.OpenAsync();

        var traceParent = Assert.Single(graph.Feed.Calls).Headers.GetValue("traceparent") ?? "";
        Assert.DoesNotContain(activity.TraceId.ToHexString(), traceParent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_CallerComesWithFreshCredentials_ReopenedWithThem()
    {
        await using var graph = await FeedGraph.StartAsync();
        await using var old = Join(graph.PerCaller, new("ada", [new("authorization", "old")]));
        await graph.OpenAsync();
        await using var fresh = Join(graph.PerCaller, new("ada", [new("authorization", "fresh")]));

        graph.Feed.Abort();
        await Eventually.TrueAsync(() => graph.Feed.Calls.Count == 2);

        Assert.Equal("fresh", graph.Feed.Calls[1].Headers.GetValue("authorization"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subscribe_CallerIsRefused_NothingIsOpened(bool isAsync)
    {
        await using var graph = await FeedGraph.StartAsync();
        var seen = "";
        graph.ForEveryone.OnAuthorize = async field =>
        {
            seen = field.Operation.Caller.Identity;
            if (isAsync)
            {
                await Task.Yield();
            }

            throw new GraphException("FORBIDDEN", "Not yours");
        };

        var events = await SubscribeInAQueryAsync(graph.ForEveryone, Ada);
        await using var reader = new FeedReader(events);
        var error = await reader.ErrorAsync();

        Assert.Equal(("FORBIDDEN", "ada"), (error.Code, seen));
        Assert.Empty(graph.Feed.Calls);
        await graph.NothingLeftAsync();
    }

    [Fact]
    public async Task Subscribe_CallerIsAllowed_Joined()
    {
        await using var graph = await FeedGraph.StartAsync();
        graph.ForEveryone.OnAuthorize = async _ => await Task.Yield();

        var events = await SubscribeInAQueryAsync(graph.ForEveryone, Ada);
        await using var reader = new FeedReader(events);
        reader.Begin();
        await graph.OpenAsync();
        graph.Feed.Add();

        await reader.ReadsAsync(1);
    }

    private static FeedReader Join(FeedChanges stream, Caller caller)
    {
        var reader = new FeedReader(stream.Subscribe(caller, FeedFilter.All));
        reader.Begin();
        return reader;
    }

    /// <summary>Subscribes from a field, as a module does.</summary>
    private static async Task<IAsyncEnumerable<SubscriptionEvent>> SubscribeInAQueryAsync(FeedChanges stream, Caller caller)
    {
        IAsyncEnumerable<SubscriptionEvent>? events = null;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGraph().Extend<SubscribingQuery>();
        services.AddSingleton<Action<FieldContext>>(field => events = stream.Subscribe(field, FeedFilter.All));
        await using var provider = services.BuildServiceProvider();
        var request = new OperationRequest
        {
            Query = Encoding.UTF8.GetBytes("{ subscribe { key } }"),
            Caller = caller,
            RequestId = "request-1",
            Deadline = TimeProvider.System.GetUtcNow().AddMinutes(1),
            Services = provider,
        };
        using var result = await provider.GetRequiredService<GraphEngine>().ExecuteAsync(request, CancellationToken.None);
        Assert.Equal("""{"data":{"subscribe":{"key":"subscribed"}}}""", Encoding.UTF8.GetString(result.Body.Span));
        return events!;
    }
}
