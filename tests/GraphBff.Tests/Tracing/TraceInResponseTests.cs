using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Tests.Tracing;

public sealed class TraceInResponseTests
{
    private static readonly (string, string) Development = ("environment", "Development");

    [Fact]
    public async Task Trace_OfAPage_ShowsEachStepWithItsCallAndItsKeys()
    {
        await using var graph = await TestGraph.StartAsync(Development);

        var trace = (await graph.AskAsync(TracedRequests.Page)).Trace();

        Assert.Equal(
            [
                "orders: OrderPages 1 -> orders ListOrders 0",
                "orders.nodes.customer: UserByIdLoader 3 -> users BatchGetUsers 3",
                "orders.nodes.payments: PaymentsByOrderLoader 3 -> payments BatchListPayments 3"
            ],
            trace.List("steps").Select(step => Describe(trace, step)));
        Assert.All(trace.List("calls"), call => Assert.Equal("OK", call.GetProperty("status").GetString()));
        Assert.DoesNotContain(trace.List("hints"), hint => hint.GetString()!.Contains("instead of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trace_ServiceWithoutItsBatchMethod_ShowsWhereTheBatchFellApart()
    {
        await using var graph = await TestGraph.StartAsync(Development);
        graph.Upstream.Before = (method, _) => method == "BatchGetUsers"
            ? throw new RpcException(new Status(StatusCode.Unimplemented, ""))
            : Task.CompletedTask;
        await graph.QueryAsync(TracedRequests.Page);

        var trace = (await graph.AskAsync(TracedRequests.Page)).Trace();

        var batch = Assert.Single(trace.List("batches"), batch => batch.TryGetProperty("fallback", out _));
        Assert.Equal("""{"method":"BatchGetUsers","status":"UNIMPLEMENTED"}""", batch.GetProperty("fallback").GetRawText());
        Assert.Equal(batch.GetProperty("size").GetInt32(), batch.List("calls").Length);
        Assert.Contains(
            "3 GetUser calls instead of 1 batch: BatchGetUsers is UNIMPLEMENTED.", trace.List("hints").Select(hint => hint.GetString()));
    }

    [Fact]
    public async Task Trace_OfAMutation_ShowsTheCallOfItsOwnCode()
    {
        await using var graph = await TestGraph.StartAsync(Development);

        var trace = (await graph.AskAsync(
            """mutation { createUser(input: { name: "Ada", email: "ada@trace.example" }) { user { id } } }""")).Trace();

        var step = Assert.Single(trace.List("steps"));
        Assert.Equal(
            "user.v1.UserService/CreateUser", trace.List("calls")[step.List("calls")[0].GetInt32()].GetProperty("method").GetString());
        Assert.Empty(trace.List("batches"));
        Assert.DoesNotContain("ada@trace.example", trace.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_AskedForByTheBody_IsThere()
    {
        await using var graph = await TestGraph.StartAsync(Development);

        Assert.True((await graph.SendAsync(new { query = "{ __typename }", extensions = new { trace = true } })).HasTrace());
        Assert.False((await graph.SendAsync(new { query = "{ __typename }", extensions = new { trace = false } })).HasTrace());
        Assert.False((await graph.SendAsync(new { query = "{ __typename }" })).HasTrace());
    }

    [Fact]
    public async Task Trace_OverAWebSocket_IsThereForTheOperationsThatAsk()
    {
        await using var graph = await TestGraph.StartAsync(Development);
        await using var client = await WebSocketClient.ConnectAsync(new Uri(graph.Http.BaseAddress!, "/graphql"));

        await client.SendAsync(new
        {
            id = "1",
            type = "subscribe",
            payload = new { query = "query Asked { __typename }", extensions = new { trace = true } }
        });
        var asked = await client.ReceiveAsync();
        await client.ReceiveAsync();
        await client.SubscribeAsync("2", "query Unasked { __typename }");
        var unasked = await client.ReceiveAsync();

        Assert.Equal("Asked", asked.Payload.Trace().GetProperty("operation").GetProperty("name").GetString());
        Assert.False(unasked.Payload.HasTrace());
        Assert.Equal(["Unasked", "Asked"], (await graph.RecordedAsync()).Select(operation => operation.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Trace_OverServerSentEvents_IsInTheEvent()
    {
        await using var graph = await TestGraph.StartAsync(Development);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "query Asked { __typename }" }),
            Headers = { { "accept", "text/event-stream" }, { "x-graphbff-trace", "1" } },
        };

        using var response = await graph.Http.SendAsync(request);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"trace\":{\"version\":1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_OfAGetThatCachesMayKeep_IsForNoCache()
    {
        await using var graph = await TestGraph.StartAsync(Development);
        const string url = "/graphql?query={products(first:1){nodes{sku}}}";
        using var plain = await graph.Http.GetAsync(url);
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "x-graphbff-trace", "1" } } };

        using var traced = await graph.Http.SendAsync(request);

        Assert.Contains("max-age", plain.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-store", traced.Headers.CacheControl!.ToString());
    }

    private static string Describe(JsonElement trace, JsonElement step)
    {
        var calls = step.List("calls").Select(index => trace.List("calls")[index.GetInt32()]).Select(call =>
            $"{call.GetProperty("service")} {call.GetProperty("method").GetString()!.Split('/')[1]} "
            + $"{(call.TryGetProperty("keys", out var keys) ? keys.GetInt32() : 0)}");
        return $"{string.Join('.', step.List("path"))}: {step.GetProperty("loader")} {step.GetProperty("keys").GetProperty("distinct")} -> "
            + $"{string.Join(", ", calls)}";
    }
}
