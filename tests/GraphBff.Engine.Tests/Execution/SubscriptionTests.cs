using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Query = "subscription { newsArrived(id: \"1\") { name } }";

    private readonly NewsSource _news = new();
    private readonly TestGraph _graph;

    public SubscriptionTests()
    {
        _graph = new TestGraph(builder => builder.Extend<NewsSubscriptions>(), limits: limits => limits.ResponseBytes = 4096);
    }

    [Fact]
    public async Task NextAsync_Event_RunsThePlanOverIt()
    {
        await using var responses = Start(
            """subscription Q($id: String) { alias: newsArrived(id: $id) { __typename name } }""", """{"id":"7"}""");
        await _news.WriteAsync(new SubscriptionEvent(new News("Ada"), "t1"));

        Assert.Equal(ResponseKind.Subscription, responses.Kind);
        Assert.Equal("""{"data":{"alias":{"__typename":"News","name":"Ada"}}} t1""", await NextAsync(responses));
        Assert.Equal("7", _news.Field!.Arguments.Get<string>("id"));
    }

    [Fact]
    public async Task NextAsync_StepBelowTheEvent_RunsForEachEventAndSubscriber()
    {
        var happened = new SubscriptionEvent(new News("Ada"));
        await using var responses = Start("subscription { newsArrived { place } }");
        await _news.WriteAsync(happened, happened);

        Assert.Equal("""{"data":{"newsArrived":{"place":"Ada in run 1"}}} """, await NextAsync(responses));
        Assert.Equal("""{"data":{"newsArrived":{"place":"Ada in run 2"}}} """, await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_ManyEventsAndOneTooLarge_EachIsCountedAlone()
    {
        await using var responses = Start("subscription { newsArrived { place } }");
        await _news.WriteAsync([.. Enumerable.Range(0, 10).Select(_ => new SubscriptionEvent(new News(new string('a', 1000))))]);
        await _news.WriteAsync(new SubscriptionEvent(new News(new string('a', 5000))), new SubscriptionEvent(new News("Ada")));

        for (var i = 0; i < 10; i++)
        {
            Assert.StartsWith("{\"data\":{\"newsArrived\":{\"place\":\"aaa", await NextAsync(responses), StringComparison.Ordinal);
        }

        Assert.Contains("LIMIT_RESPONSE_BYTES", await NextAsync(responses), StringComparison.Ordinal);
        Assert.StartsWith("{\"data\":{\"newsArrived\":{\"place\":\"Ada", await NextAsync(responses), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextAsync_StepOfAnEventFails_NextEventIsServed()
    {
        await using var responses = Start("subscription { newsArrived { place } }");
        await _news.WriteAsync(new SubscriptionEvent(new News(null), "t1"), new SubscriptionEvent(new News("Ada"), "t2"));

        var failed = await NextAsync(responses);
        Assert.StartsWith("""{"data":{"newsArrived":{"place":null}},"errors":[""", failed, StringComparison.Ordinal);
        Assert.Contains("NOT_NOW", failed, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"newsArrived":{"place":"Ada in run 1"}}} t2""", await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_NullInNonNull_IsNullDataAndAnError()
    {
        await using var responses = Start(Query);
        await _news.WriteAsync(new SubscriptionEvent(new News(null)));

        var response = await NextAsync(responses);
        Assert.StartsWith("""{"data":null,"errors":[{"message":""", response, StringComparison.Ordinal);
        Assert.Contains("""path":["newsArrived","name"]""", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextAsync_Gap_IsTold()
    {
        await using var responses = Start(Query);
        await _news.WriteAsync(new SubscriptionEvent(new News("Ada"), isGap: true));

        Assert.Equal("""{"data":{"newsArrived":{"name":"Ada"}},"extensions":{"gap":true}} """, await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_Traced_EachEventHasATraceOfItsOwn()
    {
        var happened = new SubscriptionEvent(new News("Ada"), isGap: true);
        await using var responses = Start(
            "subscription News { newsArrived { name place } }", trace: new OperationTrace(_graph.Time, new TraceSettings()));
        await _news.WriteAsync(happened, happened);

        for (var i = 0; i < 2; i++)
        {
            using var response = await responses.NextAsync();
            using var json = JsonDocument.Parse(response!.Body);
            var extensions = json.RootElement.GetProperty("extensions");
            Assert.True(extensions.GetProperty("gap").GetBoolean());
            Assert.Equal("News", extensions.GetProperty("trace").GetProperty("operation").GetProperty("name").GetString());
            Assert.Single(extensions.GetProperty("trace").GetProperty("steps").EnumerateArray());
        }
    }

    [Fact]
    public async Task NextAsync_TracedWithoutSteps_IsNotTheResponseOfOthers()
    {
        var happened = new SubscriptionEvent(new News("Ada"));
        await using var traced = Start(Query, trace: new OperationTrace(_graph.Time, new TraceSettings()));
        await using var other = Start(Query);
        await _news.WriteAsync(happened, happened);

        Assert.Contains("\"trace\"", await NextAsync(traced), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"newsArrived":{"name":"Ada"}}} """, await NextAsync(other));
    }

    [Fact]
    public async Task NextAsync_SameEventForManySubscribers_IsTheSameResponse()
    {
        var happened = new SubscriptionEvent(new News("Ada"), "t");
        await using var first = Start(Query);
        await using var second = Start(Query);
        await _news.WriteAsync(happened, happened);

        Assert.Equal(await NextAsync(first), await NextAsync(second));
    }

    [Fact]
    public async Task NextAsync_SourceEnds_IsNull()
    {
        await using var responses = Start(Query);
        _news.Complete();

        Assert.Null(await responses.NextAsync());
        Assert.Null(await responses.NextAsync());
        Assert.True(_news.IsLeft);
    }

    [Fact]
    public async Task NextAsync_SourceFails_EndsWithItsError()
    {
        await using var responses = Start(Query);
        _news.Complete(new GraphException("SLOW_CONSUMER", "Too slow."));

        using var failed = await responses.NextAsync();
        Assert.Equal(OperationStatus.RequestError, failed!.Status);
        Assert.Equal("""{"errors":[{"message":"Too slow.","extensions":{"code":"SLOW_CONSUMER"}}]}""", Text(failed));
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task NextAsync_ArgumentThatTheFieldRefuses_EndsWithItsError()
    {
        await using var responses = Start("subscription { newsArrived(id: \"bad\") { name } }");

        using var failed = await responses.NextAsync();
        Assert.Contains(ErrorCodes.BadId, Text(failed!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextAsync_ClientLeaves_IsCancelledAndTheSourceLeft()
    {
        using var client = new CancellationTokenSource();
        var responses = Start(Query, cancellationToken: client.Token);
        var pending = responses.NextAsync();
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
        await responses.DisposeAsync();
        Assert.True(_news.IsLeft);
    }

    [Fact]
    public async Task Start_BrokenDocument_IsOneResponse()
    {
        await using var responses = Start("subscription { nothing }");

        Assert.Equal(ResponseKind.Single, responses.Kind);
        using var refused = await responses.NextAsync();
        Assert.Equal(OperationStatus.RequestError, refused!.Status);
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task Start_Query_IsOneResponse()
    {
        await using var responses = Start("{ __typename }");

        Assert.Equal(ResponseKind.Single, responses.Kind);
        Assert.Equal("""{"data":{"__typename":"Query"}} """, await NextAsync(responses));
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task ExecuteAsync_Subscription_IsRefusedWithCode()
    {
        var response = await _graph.RunAsync(Query);

        Assert.Equal(
            ErrorCodes.OperationNotAllowed, response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Start_ResumeAfterOfTheTransport_ReachesTheField()
    {
        await using var responses = Start(Query, resumeAfter: "t9");
        await _news.WriteAsync(new SubscriptionEvent(new News("Ada")));
        await NextAsync(responses);

        Assert.Equal("t9", _news.Field!.Operation.ResumeAfter);
    }

    private static string Text(OperationResult result) => Encoding.UTF8.GetString(result.Body.Span);

    private static async Task<string> NextAsync(OperationResponses responses)
    {
        using var result = await responses.NextAsync();
        using var json = JsonDocument.Parse(result!.Body);
        return $"{Text(result)} {result.ResumeToken}";
    }

    private OperationResponses Start(
        string query,
        string variables = "",
        string resumeAfter = "",
        OperationTrace? trace = null,
        CancellationToken cancellationToken = default)
    {
        var memory = Encoding.UTF8.GetBytes(query);
        var values = Encoding.UTF8.GetBytes(variables);
        var responses = _graph.Engine.Start(
            new OperationRequest
            {
                Query = memory,
                Variables = values,
                Deadline = _graph.Time.GetUtcNow() + TimeSpan.FromMinutes(1),
                ResumeAfter = resumeAfter,
                Trace = trace,
                Services = TestGraph.Services(configure: services => services.AddSingleton(_news)),
            },
            cancellationToken);
        if (responses.Kind == ResponseKind.Subscription)
        {
            // A subscription must not read the request's memory any more.
            Array.Clear(memory);
            Array.Clear(values);
        }

        return responses;
    }
}
