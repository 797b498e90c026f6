using System.Diagnostics;
using System.Net.Http.Json;
using GraphBff.Contracts.Users.V1;
using GraphBff.Testing;
using GraphBff.Tests.GrpcWeb;
using GraphBff.Tests.Hosting.Telemetry.Otlp;
using ModelContextProtocol.Client;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>Every door leads through the same pipeline, so the operations of each have their spans.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class DoorTests(TelemetryFixture fixture)
{
    private const string Users = "query Users { users(first: 1) { nodes { name } } }";

    private Uri Graph => new(fixture.Product.Http.BaseAddress!, "/graphql");

    [Fact]
    public async Task Get_AQuery_HasItsSpans()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"graphql?query={Uri.EscapeDataString(Users)}");

        await AssertOperationAsync(await SendAsync(request), "query", "Users", calls: 1);
    }

    [Fact]
    public async Task TrustedDocument_ByItsId_HasTheIdOnItsSpan()
    {
        var id = TelemetryFixture.DocumentOf("ListUsers");

        var (client, _) = await fixture.SendAsync(new { documentId = $"sha256:{id}" });

        var operation = await AssertOperationAsync(client, "query", "ListUsers", calls: 2);
        Assert.Equal(id, operation.Attributes["graphql.document.id"]);
        Assert.Equal(id, operation.Attributes["graphql.document.hash"]);
    }

    [Fact]
    public async Task Rest_ARoute_HasTheSpansOfItsOperation()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/users?first=1");

        await AssertOperationAsync(await SendAsync(request), "query", "ListUsers", calls: 2);
    }

    [Fact]
    public async Task Mcp_ATool_HasTheSpansOfItsOperation()
    {
        var client = TelemetryFixture.NewClient();
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(fixture.Product.Http.BaseAddress!, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["traceparent"] = TelemetryFixture.TextOf(client) },
        });
        await using var agent = await McpClient.CreateAsync(transport);

        await agent.CallToolAsync("list_users", new Dictionary<string, object?> { ["first"] = 1 });

        await AssertOperationAsync(client, "query", "ListUsers", calls: 2);
    }

    [Fact]
    public async Task Events_OfASubscription_EachHaveATraceThatLinksToIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new
            {
                query = "subscription Watch { userChanged(ids: [\"VXNlcjp1c2VyLTAwMDE\"]) { user { orders(first: 1) { nodes { id } } } } }",
            }),
        };
        var client = TelemetryFixture.Trace(request);
        await using (var events = await SseClient.SendAsync(fixture.Product.Http, request))
        {
            await events.NextResponseAsync();
        }

        var subscription = Assert.Single(await fixture.Receiver.TraceAsync($"{client.TraceId}", 1));
        Assert.Equal(("subscription", $"{client.SpanId}"), (subscription.Name, subscription.ParentId));
        Assert.Equal(
            ("Watch", "cancelled"), (subscription.Attributes["graphql.operation.name"], subscription.Attributes["graphbff.outcome"]));

        var run = await EventOfAsync(subscription);
        Assert.Equal(("subscription event", "", Span.Types.Kind.Internal), (run.Name, run.ParentId, run.Kind));
        Assert.Equal(("Watch", "ok"), (run.Attributes["graphql.operation.name"], run.Attributes["graphbff.outcome"]));
        var spans = await fixture.Receiver.TraceAsync(run.TraceId, 3);
        Assert.Equal("order.v1.OrderService/ListOrders", spans.Single(span => span.Kind == Span.Types.Kind.Client).Name);

        // The upstream stream serves all its subscribers, so it is part of no trace of theirs.
        await Eventually.TrueAsync(() => fixture.Receiver.Spans.Any(span => span.Name == "user.v1.UserService/WatchUsers"));
        var stream = fixture.Receiver.Spans.First(span => span.Name == "user.v1.UserService/WatchUsers");
        Assert.Equal((Span.Types.Kind.Client, ""), (stream.Kind, stream.ParentId));
        Assert.Equal("CANCELLED", stream.Attributes["rpc.response.status_code"]);
    }

    [Fact]
    public async Task WebSocket_AnOperation_HasItsSpans()
    {
        var client = TelemetryFixture.NewClient();
        await using var socket = await WebSocketClient.ConnectAsync(
            Graph, configure: options => options.SetRequestHeader("traceparent", TelemetryFixture.TextOf(client)));

        await socket.SubscribeAsync("1", Users);
        await socket.ReceiveAsync();

        await AssertOperationAsync(client, "query", "Users", calls: 1);
    }

    [Fact]
    public async Task GrpcWeb_ACallWithoutTheGraph_HasAServerAndAClientSpan()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ServiceClient.GetUser)
        {
            Content = new ByteArrayContent(ServiceClient.Framed(new GetUserRequest { Id = "user-0001" }))
            {
                Headers = { { "Content-Type", ServiceClient.GrpcWeb } },
            },
        };

        var client = await SendAsync(request);

        var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 2);
        var server = Assert.Single(spans, span => span.Kind == Span.Types.Kind.Server);
        var call = Assert.Single(spans, span => span.Kind == Span.Types.Kind.Client);
        Assert.Equal(("user.v1.UserService/GetUser", $"{client.SpanId}"), (server.Name, server.ParentId));
        Assert.Equal(("user.v1.UserService/GetUser", server.Id), (call.Name, call.ParentId));
        Assert.Equal(
            ("grpc-web", "user.v1.UserService/GetUser", "OK"),
            (server.Attributes["rpc.system.name"], server.Attributes["rpc.method"], server.Attributes["rpc.response.status_code"]));
    }

    private async Task<ActivityContext> SendAsync(HttpRequestMessage request)
    {
        var client = TelemetryFixture.Trace(request);
        using var response = await fixture.Product.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return client;
    }

    private async Task<ReceivedSpan> AssertOperationAsync(ActivityContext client, string type, string name, int calls)
    {
        var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 1 + (2 * calls));
        var operation = Assert.Single(spans, span => span.Kind == Span.Types.Kind.Server);
        Assert.Equal((type, $"{client.SpanId}"), (operation.Name, operation.ParentId));
        Assert.Equal((name, "ok"), (operation.Attributes["graphql.operation.name"], operation.Attributes["graphbff.outcome"]));
        Assert.Equal(calls, spans.Count(span => span.Kind == Span.Types.Kind.Client));
        return operation;
    }

    private async Task<ReceivedSpan> EventOfAsync(ReceivedSpan subscription)
    {
        await Eventually.TrueAsync(() => fixture.Receiver.Spans.Any(span => span.Links.Contains(subscription.Id)));
        return fixture.Receiver.Spans.First(span => span.Links.Contains(subscription.Id));
    }
}
