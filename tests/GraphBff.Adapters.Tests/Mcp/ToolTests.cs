using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Tests.Schemas;
using GraphBff.Testing;
using Grpc.Core;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Tests.Mcp;

public sealed class ToolTests(McpProduct product) : IClassFixture<McpProduct>
{
    private readonly TestGraph _graph = product.Graph;

    [Theory]
    [InlineData(null, "2026-07-28")]
    [InlineData("2026-07-28", "2026-07-28")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-03-26", "2025-03-26")]
    public async Task Client_OfAnyRevision_ListsAndCalls(string? asked, string spoken)
    {
        await using var agent = await product.ConnectAsync(asked);

        var tools = await agent.ListToolsAsync();
        var users = await agent.CallToolAsync("list_users", Arguments("""{"first":1}"""));

        Assert.Equal(spoken, agent.NegotiatedProtocolVersion);
        Assert.Equal("GraphBff", agent.ServerInfo?.Name);
        Assert.Equal("A shop.", agent.ServerInstructions);
        Assert.Null(agent.SessionId);
        Assert.Contains(tools, tool => tool.Name == "place_order");
        Assert.NotEqual(true, users.IsError);
        Assert.Single(users.StructuredContent!.Value.GetProperty("users").GetProperty("users").EnumerateArray());
    }

    [Fact]
    public async Task Tools_Listed_SayWhatTheyDo()
    {
        await using var agent = await product.ConnectAsync();

        var tools = (await agent.ListToolsAsync()).ToDictionary(tool => tool.Name, tool => tool.ProtocolTool);

        Assert.Equal(
            [
                "cancel_order",
                "create_user",
                "get_order",
                "get_product",
                "get_user",
                "list_orders",
                "list_products",
                "list_users",
                "place_order"
            ],
            tools.Keys.Order());
        Assert.All(tools.Values, tool => Assert.NotEmpty(tool.Description!));
        Assert.Equal((true, null, null), Hints(tools["list_orders"]));
        var place = tools["place_order"];
        Assert.Equal(("Place an order", "Place an order"), (place.Title, place.Annotations!.Title));
        Assert.Equal((false, false, null), Hints(place));
        Assert.Equal((false, true, true), Hints(tools["cancel_order"]));
        Assert.Equal("object", place.InputSchema.GetProperty("type").GetString());
        Assert.Equal("object", place.OutputSchema!.Value.GetProperty("type").GetString());
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Theory]
    [InlineData("list_users", """{"first":2}""")]
    [InlineData("list_orders", """{"first":2,"status":"PENDING"}""")]
    [InlineData("list_orders", """{"first":1,"status":null}""")]
    [InlineData("list_products", "{}")]
    [InlineData("list_products", null)]
    [InlineData("get_user", """{"id":"$user"}""")]
    [InlineData("get_order", """{"id":"$order"}""")]
    [InlineData("get_order", """{"id":"T3JkZXI6bm8tc3VjaC1vcmRlcg"}""")]
    [InlineData("create_user", """{"input":{"name":"Ada","email":"ada@tools.example.com"}}""")]
    [InlineData("create_user", """{"input":{"name":"","email":"nowhere"}}""")]
    [InlineData("place_order", """{"input":{"userId":"$user","lines":[{"productId":"$product","quantity":1}]}}""")]
    [InlineData("cancel_order", """{"input":{"id":"T3JkZXI6bm8tc3VjaC1vcmRlcg"}}""")]
    public async Task Tool_Called_AnswersAsItsSchemaSays(string name, string? arguments)
    {
        await using var agent = await product.ConnectAsync();
        var tool = (await agent.ListToolsAsync()).Single(tool => tool.Name == name).ProtocolTool;
        var given = arguments is null ? null : Arguments(await WithIdsAsync(agent, arguments));
        Assert.Equal("", Faults(tool.InputSchema, JsonSerializer.SerializeToElement(given ?? [])));

        var result = await agent.CallToolAsync(name, given);

        Assert.False(result.IsError);
        Assert.Equal("", Faults(tool.OutputSchema!.Value, result.StructuredContent!.Value));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Text(result)), JsonNode.Parse(result.StructuredContent.Value.GetRawText())));
    }

    [Theory]
    [InlineData("get_user", "{}", "BAD_USER_INPUT", "$id")]
    [InlineData("get_user", """{"id":null}""", "BAD_USER_INPUT", "$id")]
    [InlineData("get_user", """{"id":"no id"}""", "BAD_ID", "id")]
    [InlineData("get_user", """{"id":"VXNlcjox","ids":"x"}""", "BAD_USER_INPUT", "'ids'. It takes id.")]
    [InlineData("list_users", """{"first":"many"}""", "BAD_USER_INPUT", "$first")]
    [InlineData("create_user", """{"input":{"name":"Ada","email":"a@b.example","role":"admin"}}""", "BAD_USER_INPUT", "role")]
    public async Task Arguments_Wrong_AreAnErrorThatSaysWhat(string name, string arguments, string code, string says)
    {
        await using var agent = await product.ConnectAsync();

        var result = await agent.CallToolAsync(name, Arguments(arguments));

        var error = JsonNode.Parse(Text(result))!["errors"]![0]!;
        Assert.True(result.IsError);
        Assert.Equal(code, (string?)error["extensions"]!["code"]);
        Assert.Contains(says, (string?)error["message"], StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Fact]
    public async Task Caller_WithoutRights_IsAnErrorWithItsCodeAndNoDetail()
    {
        await using var agent = await product.ConnectAsync();
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Status(StatusCode.Unauthenticated, "secret detail"));

        var result = await agent.CallToolAsync("list_users", Arguments("{}"));

        Assert.True(result.IsError);
        Assert.Equal("UNAUTHENTICATED", (string?)JsonNode.Parse(Text(result))!["errors"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("secret", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_Down_LeavesTheDataOfTheOthers()
    {
        await using var agent = await product.ConnectAsync();
        _graph.Upstream.Before = (method, _) => method.Contains("User", StringComparison.Ordinal)
            ? throw new RpcException(new Status(StatusCode.Unavailable, "10.0.0.7 refused"))
            : Task.CompletedTask;
        var tool = (await agent.ListToolsAsync()).Single(tool => tool.Name == "list_orders").ProtocolTool;

        var result = await agent.CallToolAsync("list_orders", Arguments("""{"first":1}"""));

        var order = result.StructuredContent!.Value.GetProperty("orders").GetProperty("orders")[0];
        Assert.True(result.IsError);
        Assert.Equal("", Faults(tool.OutputSchema!.Value, result.StructuredContent.Value));
        Assert.Equal(JsonValueKind.Null, order.GetProperty("customer").ValueKind);
        Assert.NotEmpty(order.GetProperty("status").GetString()!);
        Assert.Equal("UNAVAILABLE", (string?)JsonNode.Parse(Text(result))!["errors"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("10.0.0.7", Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task Call_Cancelled_CancelsTheCallOfTheService(string? version)
    {
        await using var agent = await product.ConnectAsync(version);
        using var cancellation = new CancellationTokenSource();
        _graph.Upstream.Before = (_, call) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
        var pending = agent.CallToolAsync("list_users", Arguments("{}"), cancellationToken: cancellation.Token);
        await Eventually.TrueAsync(() => _graph.Upstream.Calls.Count == 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
        await Eventually.TrueAsync(() => _graph.Upstream.Details[0].Cancelled.IsCancellationRequested);
    }

    [Fact]
    public async Task Tool_Unknown_IsAnErrorOfTheProtocol()
    {
        await using var agent = await product.ConnectAsync();

        var error = await Assert.ThrowsAsync<McpProtocolException>(async () => await agent.CallToolAsync("drop_users"));

        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Fact]
    public async Task Headers_OfTheRequest_ReachTheService()
    {
        await using var agent = await product.ConnectAsync(
            null, ("authorization", "Bearer token"), ("x-tenant-id", "acme"), ("x-request-id", "r-7"), ("x-secret", "no"));

        await agent.CallToolAsync("list_users", Arguments("{}"));

        var headers = _graph.Upstream.Details[0].Headers;
        Assert.Equal("Bearer token", headers.GetValue("authorization"));
        Assert.Equal("acme", headers.GetValue("x-tenant-id"));
        Assert.Equal("r-7", headers.GetValue("x-request-id"));
        Assert.Null(headers.GetValue("x-secret"));
    }

    [Fact]
    public async Task Header_ThatGrpcCannotCarry_IsAnErrorThatNamesIt()
    {
        await using var agent = await product.ConnectAsync(null, ("x-tenant-id", "a\tb"));

        var result = await agent.CallToolAsync("list_users", Arguments("{}"));

        Assert.True(result.IsError);
        Assert.Contains("x-tenant-id", Text(result), StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
    }

    private static Dictionary<string, object?> Arguments(string json)
        => JsonNode.Parse(json)!.AsObject().ToDictionary(member => member.Key, object? (member) => member.Value?.DeepClone());

    private static (bool?, bool?, bool?) Hints(Tool tool)
        => (tool.Annotations!.ReadOnlyHint, tool.Annotations.DestructiveHint, tool.Annotations.IdempotentHint);

    private static string Text(CallToolResult result) => ((TextContentBlock)Assert.Single(result.Content)).Text;

    private static string Faults(JsonElement schema, JsonElement value)
        => Validated.Compile(JsonNode.Parse(schema.GetRawText())!).Faults(value);

    private static async Task<string> WithIdsAsync(McpClient agent, string arguments)
    {
        foreach (var type in new[] { "user", "order", "product" })
        {
            if (arguments.Contains($"${type}", StringComparison.Ordinal))
            {
                var page = await agent.CallToolAsync($"list_{type}s", Arguments("""{"first":1}"""));
                var id = page.StructuredContent!.Value.GetProperty($"{type}s").GetProperty($"{type}s")[0].GetProperty("id").GetString();
                arguments = arguments.Replace($"${type}", id, StringComparison.Ordinal);
            }
        }

        return arguments;
    }
}
