using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>graphql-sse, distinct connections mode: the bytes and their order.</summary>
public sealed class EventStreamTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Fact]
    public async Task Subscription_ByPost_ExactBytes()
    {
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(StreamRequests.Post("subscription { count(to: 2) { text } }", StreamRequests.Events));
        var response = await connection.ReadUntilAsync("\r\n0\r\n\r\n");

        var (head, body) = Split(StreamRequests.Unchunk(response));
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/event-stream\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store, no-transform\r\n", head, StringComparison.Ordinal);
        Assert.Contains("X-Accel-Buffering: no\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Vary: Accept\r\n", head, StringComparison.Ordinal);
        Assert.Contains("x-request-id: test\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Content-Encoding", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ":\n\n"
            + "event: next\nid: after-1\ndata: {\"data\":{\"count\":{\"text\":\"1\"}}}\n\n"
            + "event: next\nid: after-2\ndata: {\"data\":{\"count\":{\"text\":\"2\"}}}\n\n"
            + "event: complete\ndata:\n\n[end]",
            body);
    }

    [Theory]
    [InlineData("{ hello }", "{\"data\":{\"hello\":\"world\"}}")]
    [InlineData("mutation { bump }", "{\"data\":{\"bump\":")]
    [InlineData("{ nothing }", "{\"errors\":[{\"message\":")]
    [InlineData("{", "{\"errors\":[{\"message\":")]
    [InlineData("{ failing }", "{\"data\":{\"failing\":null},\"errors\":[")]
    [InlineData(
        "subscription { refused { text } }",
        "{\"errors\":[{\"message\":\"There is nothing to watch.\",\"extensions\":{\"code\":\"NO_SUCH_SOURCE\"")]
    public async Task Operation_OfOneResponse_IsNextAndComplete(string query, string expected)
    {
        await using var client = await SseClient.SubscribeAsync(host.Client, query, url: "");

        Assert.Equal(200, (int)client.Response.StatusCode);
        var next = await client.NextAsync();
        Assert.Equal("next", next!.Type);
        Assert.StartsWith(expected, next.Data, StringComparison.Ordinal);
        Assert.Equal(new SseEvent("complete", "", null), await client.NextAsync());
        Assert.Null(await client.NextAsync());
    }

    [Fact]
    public async Task Subscription_SourceFailsMidway_ErrorsThenComplete()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await SubscribeAsync(own);
        own.Ticks.Publish("one");
        own.Ticks.End(new GraphBff.Engine.Errors.GraphException("SLOW_CONSUMER", "Too slow."));

        Assert.Equal("one", Text(await client.NextResponseAsync()));
        Assert.Equal(
            "SLOW_CONSUMER",
            (await client.NextResponseAsync()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("complete", (await client.NextAsync())!.Type);
        Assert.Null(await client.NextAsync());
        Assert.Empty(own.Logs.Problems);
    }

    [Fact]
    public async Task Subscription_ByGet_IsServed()
    {
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(StreamRequests.Get("subscription { count(to: 1) { text } }", StreamRequests.Events));
        var response = await connection.ReadUntilAsync("\r\n0\r\n\r\n");

        Assert.Contains("data: {\"data\":{\"count\":{\"text\":\"1\"}}}\n\n", StreamRequests.Unchunk(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutation_ByGet_IsRefusedInTheStream()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Client.BaseAddress + "?query=mutation%7Bbump%7D");
        await using var client = await SseClient.SendAsync(host.Client, request);

        var response = await client.NextResponseAsync();

        Assert.Equal("OPERATION_NOT_ALLOWED", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Subscription_OverHttp2_IsServed()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup { Protocols = HttpProtocols.Http2 });
        await using var client = await SubscribeAsync(own);
        own.Ticks.Publish("one", "t1");

        Assert.Equal(2, client.Response.Version.Major);
        var next = await client.NextAsync();
        Assert.Equal(("next", "t1"), (next!.Type, next.Id));
        own.Ticks.End();
        Assert.Equal("complete", (await client.NextAsync())!.Type);
        Assert.Null(await client.NextAsync());
    }

    [Fact]
    public async Task Subscription_BeforeTheFirstEvent_HeadersAndACommentAreThere()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());

        await using var client = await SubscribeAsync(own);
        await client.ReadCommentsAsync(1);

        Assert.Equal(1, client.Comments);
    }

    [Fact]
    public async Task Subscriptions_Many_EachGetsEveryEvent()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        var clients = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => SseClient.SubscribeAsync(own.Client, "subscription { ticks { text } }", url: "")));
        await Eventually.TrueAsync(() => own.Ticks.Subscribers == 50);

        for (var i = 0; i < 20; i++)
        {
            own.Ticks.Publish($"{i}");
        }

        foreach (var client in clients)
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal($"{i}", Text(await client.NextResponseAsync()));
            }

            await client.DisposeAsync();
        }

        await Eventually.TrueAsync(() => own.Ticks.Subscribers == 0);
        Assert.Empty(own.Logs.Problems);
    }

    // The server would refuse a longer id as a Last-Event-ID.
    public static TheoryData<string, string> LongTokens => new()
    {
        { new string('t', 1024), $"id: {new string('t', 1024)}\n" },
        { new string('t', 1025), "" },
    };

    [Theory]
    [InlineData("t1", "id: t1\n")]
    [InlineData("", "")]
    [InlineData("a\nb", "")]
    [InlineData("ü", "")]
    [MemberData(nameof(LongTokens))]
    public async Task ResumeToken_ThatAHeaderCanHold_IsTheId(string token, string expected)
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        using var connection = await RawConnection.OpenAsync(own.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { ticks { text } }", StreamRequests.Events));
        await Eventually.TrueAsync(() => own.Ticks.Subscribers == 1);

        own.Ticks.Publish("one", token);

        Assert.Contains($"event: next\n{expected}data: {{", await connection.ReadUntilAsync("}\n\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_WithLineBreaks_StaysOnOneLine()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await SubscribeAsync(own);

        own.Ticks.Publish("one\r\ntwo\u2028three");

        Assert.Equal("one\r\ntwo\u2028three", Text(await client.NextResponseAsync()));
    }

    private static async Task<SseClient> SubscribeAsync(GraphHost host)
    {
        var client = await SseClient.SubscribeAsync(host.Client, "subscription { ticks { text } }", url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        return client;
    }

    private static string? Text(System.Text.Json.JsonElement response)
        => response.GetProperty("data").GetProperty("ticks").GetProperty("text").GetString();

    private static (string Head, string Body) Split(string response)
    {
        var parts = response.Split("\r\n\r\n", 2);
        return (parts[0] + "\r\n", parts[1]);
    }
}
