using System.Text.Json;
using GraphBff.Engine.Operations;
using GraphBff.Testing;

namespace GraphBff.Tests.Live;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private const string Stock = "subscription { stockChanged { kind product { sku available } resumeToken } }";

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task OrderChanged_SelectionAcrossServices_LoadsForEachEvent()
    {
        var (user, product) = await FindAsync();
        await using var orders = _graph.Subscribe("subscription { orderChanged { kind order { status customer { name } } resumeToken } }");
        await OpenAsync(1);

        await PlaceAsync(user, product);
        var change = Event(await orders.NextAsync(), "orderChanged");

        Assert.Equal("CREATED", change.GetProperty("kind").GetString());
        Assert.Equal("PENDING", change.GetProperty("order").GetProperty("status").GetString());
        Assert.NotEmpty(change.GetProperty("order").GetProperty("customer").GetProperty("name").GetString()!);
        Assert.NotEmpty(change.GetProperty("resumeToken").GetString()!);
        Assert.Equal(["BatchGetUsers", "PlaceOrder"], _graph.Upstream.Calls.Order());
    }

    [Fact]
    public async Task StockChanged_CallersThatDiffer_ShareOneStreamWithoutTheirTokens()
    {
        await using var first = _graph.Subscribe(Stock, Alice);
        await using var second = _graph.Subscribe(Stock, Bob);
        await OpenAsync(1);

        var (user, product) = await FindAsync(clear: false);
        await PlaceAsync(user, product, clear: false);

        Assert.Equal(
            Event(await first.NextAsync(), "stockChanged").GetRawText(),
            Event(await second.NextAsync(), "stockChanged").GetRawText());
        var watch = Assert.Single(_graph.Upstream.Details, call => call.Method == "WatchStock");
        Assert.Null(watch.Headers.GetValue("authorization"));
    }

    [Fact]
    public async Task OrderChanged_CallersThatDiffer_EachHaveTheirStream()
    {
        const string query = "subscription { orderChanged { order { id } } }";
        await using var alice = _graph.Subscribe(query, Alice);
        await using var again = _graph.Subscribe(query, Alice);
        await using var bob = _graph.Subscribe(query, Bob);
        await OpenAsync(2);

        var tokens = _graph.Upstream.Details
            .Where(call => call.Method == "WatchOrders")
            .Select(call => call.Headers.GetValue("authorization"));
        Assert.Equal(["Bearer alice", "Bearer bob"], tokens.Order());
    }

    [Fact]
    public async Task OrderChanged_OneOrder_BeginsWithItsState()
    {
        var order = await ReadIdAsync("{ orders(first: 1) { nodes { id } } }", "orders");
        await using var changes = _graph.Subscribe(
            $$"""subscription { orderChanged(id: "{{order}}") { kind order { id } resumeToken } }""");

        var current = Event(await changes.NextAsync(), "orderChanged");
        Assert.Equal("CURRENT", current.GetProperty("kind").GetString());
        Assert.Equal(order, current.GetProperty("order").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StockChanged_ResumeAfter_GoesOnBehindTheEvent(bool byTransport)
    {
        var (user, product) = await FindAsync();
        string token;
        await using (var before = _graph.Subscribe(Stock))
        {
            await OpenAsync(1);
            await PlaceAsync(user, product);
            token = Event(await before.NextAsync(), "stockChanged").GetProperty("resumeToken").GetString()!;
        }

        await PlaceAsync(user, product);
        await PlaceAsync(user, product);
        await using var after = byTransport
            ? _graph.Subscribe(Stock, resumeAfter: token)
            : _graph.Subscribe(Stock.Replace("stockChanged", $"stockChanged(resumeAfter: \"{token}\")", StringComparison.Ordinal));

        var first = StockOf(await after.NextAsync());
        Assert.Equal(first - 1, StockOf(await after.NextAsync()));
        Assert.False(after.HasNext);
    }

    [Fact]
    public async Task StockChanged_TokenThatIsNone_IsACodedError()
    {
        await using var changes = _graph.Subscribe("subscription { stockChanged(resumeAfter: \"garbage\") { kind } }");

        Assert.Equal("BAD_RESUME_TOKEN", Code(await changes.NextAsync()));
        Assert.Null(await changes.NextAsync());
    }

    [Fact]
    public async Task OrderChanged_IdOfAnotherType_IsACodedError()
    {
        var user = await ReadIdAsync("{ users(first: 1) { nodes { id } } }", "users");
        await using var changes = _graph.Subscribe($$"""subscription { orderChanged(id: "{{user}}") { kind } }""");

        Assert.Equal("BAD_ID", Code(await changes.NextAsync()));
        Assert.Equal(0, _graph.Upstream.OpenResponseStreams);
    }

    [Fact]
    public async Task Leave_LastSubscriber_EndsTheQuietStream()
    {
        var first = _graph.Subscribe(Stock);
        var second = _graph.Subscribe(Stock);
        await OpenAsync(1);

        await first.DisposeAsync();
        Assert.Equal(1, _graph.Upstream.OpenResponseStreams);
        await second.DisposeAsync();
        await OpenAsync(0);
    }

    private static Caller Alice { get; } = new("alice", [new("authorization", "Bearer alice")]);

    private static Caller Bob { get; } = new("bob", [new("authorization", "Bearer bob")]);

    private static JsonElement Event(JsonElement? response, string field) => response!.Value.GetProperty("data").GetProperty(field);

    private static int StockOf(JsonElement? response)
        => Event(response, "stockChanged").GetProperty("product").GetProperty("available").GetInt32();

    private static string Code(JsonElement? response)
        => response!.Value.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    private Task OpenAsync(int count) => Eventually.TrueAsync(() => _graph.Upstream.OpenResponseStreams == count);

    private async Task<(string User, string Product)> FindAsync(bool clear = true)
    {
        var user = await ReadIdAsync("{ users(first: 1) { nodes { id } } }", "users", clear);
        return (user, await ReadIdAsync("{ products(first: 1) { nodes { id } } }", "products", clear));
    }

    private async Task<string> ReadIdAsync(string query, string field, bool clear = true)
    {
        var response = await _graph.QueryAsync(query, clear: clear);
        return response.GetProperty("data").GetProperty(field).GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    private async Task PlaceAsync(string user, string product, bool clear = true)
    {
        var input = new { userId = user, lines = new[] { new { productId = product, quantity = 1 } } };
        var response = await _graph.QueryAsync(
            "mutation($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }",
            new { input },
            clear);
        Assert.Equal(JsonValueKind.Object, response.GetProperty("data").GetProperty("placeOrder").GetProperty("order").ValueKind);
    }
}
