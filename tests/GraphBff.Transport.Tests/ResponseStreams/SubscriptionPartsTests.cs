using GraphBff.Engine.Errors;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>Apollo's multipart subscriptions, <c>subscriptionSpec=1.0</c>: the bytes and their order.</summary>
public class SubscriptionPartsTests
{
    private const string Part = "\r\ncontent-type: application/json\r\n\r\n";

    [Fact]
    public async Task Subscription_ExactBytes()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        var body = await AskAsync(host, "subscription { count(to: 2) { text } }");

        Assert.Equal(
            $"\r\n--graphql{Part}{{\"payload\":{{\"data\":{{\"count\":{{\"text\":\"1\"}}}}}}}}"
            + $"\r\n--graphql{Part}{{\"payload\":{{\"data\":{{\"count\":{{\"text\":\"2\"}}}}}}}}"
            + "\r\n--graphql--\r\n",
            body);
    }

    [Fact]
    public async Task Event_IsWholeBeforeTheNextOne()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var connection = await SubscribeAsync(host);

        host.Ticks.Publish("one");

        // The boundary after a part shows the client that the part is complete.
        Assert.EndsWith(
            "\"one\"}}}}\r\n--graphql\r\n", await connection.ReadUntilAsync("\"one\"}}}}\r\n--graphql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_FailsBeforeTheFirstEvent_IsAPayloadWithErrors()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        var body = await AskAsync(host, "subscription { refused { text } }");

        Assert.StartsWith(
            $"\r\n--graphql{Part}{{\"payload\":{{\"errors\":[{{\"message\":\"There is nothing to watch.\"", body, StringComparison.Ordinal);
        Assert.EndsWith("}]}}\r\n--graphql--\r\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_FailsMidway_IsAnErrorBesideThePayload()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var connection = await SubscribeAsync(host);
        host.Ticks.Publish("one");

        host.Ticks.End(new GraphException("SLOW_CONSUMER", "Too slow."));

        var body = StreamRequests.Unchunk(await connection.ReadUntilAsync("\r\n0\r\n\r\n"));
        Assert.EndsWith(
            Part
            + "{\"payload\":null,\"errors\":[{\"message\":\"Too slow.\","
            + "\"extensions\":{\"code\":\"SLOW_CONSUMER\",\"requestId\":\"test\"}}]}"
            + "\r\n--graphql--\r\n[end]",
            body,
            StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(GraphHost host, string query)
    {
        var answer = await host.Client.PostAsync($$"""{"query":"{{query}}"}""", StreamRequests.ApolloSubscription);
        return answer.Text;
    }

    private static async Task<RawConnection> SubscribeAsync(GraphHost host)
    {
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { ticks { text } }", StreamRequests.ApolloSubscription));
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        return connection;
    }
}
