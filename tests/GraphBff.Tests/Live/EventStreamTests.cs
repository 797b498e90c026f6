using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Live;

/// <summary>Subscriptions of a client over HTTP.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    // The current state comes first. After it the subscription is active, and misses no change.
    private const string Stock =
        "subscription($ids: [ID!]) { stockChanged(productIds: $ids, currentState: true) { kind product { available } resumeToken } }";

    private TestGraph _graph = null!;
    private string _product = "";

    public async Task InitializeAsync()
    {
        _graph = await TestGraph.StartAsync();
        var products = await _graph.QueryAsync("{ products(first: 1) { nodes { id } } }");
        _product = products.GetProperty("data").GetProperty("products").GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task LastEventId_AfterALostConnection_TheChangesBetweenCome()
    {
        SseEvent current, first;
        await using (var lost = await SubscribeAsync())
        {
            current = (await lost.NextAsync())!;
            await AdjustAsync(1);
            first = (await lost.NextAsync())!;
        }

        await AdjustAsync(2);
        await using var again = await SubscribeAsync(first.Id);
        await AdjustAsync(4);

        Assert.Equal(Change(first).GetProperty("resumeToken").GetString(), first.Id);
        Assert.Equal("CURRENT", Change(current).GetProperty("kind").GetString());
        int[] expected = [1, 3, 7];
        SseEvent[] changes = [first, (await again.NextAsync())!, (await again.NextAsync())!];
        Assert.Equal(expected, changes.Select(change => Available(change) - Available(current)));
    }

    [Fact]
    public async Task LastEventId_Garbage_IsACodedErrorInTheStream()
    {
        await using var client = await SubscribeAsync("garbage");

        var response = await client.NextResponseAsync();

        Assert.Equal("BAD_RESUME_TOKEN", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("complete", (await client.NextAsync())!.Type);
    }

    [Fact]
    public async Task Client_HangsUp_TheUpstreamStreamEnds()
    {
        var client = await SubscribeAsync();
        await client.NextAsync();
        Assert.Equal(1, _graph.Upstream.OpenResponseStreams);

        await client.DisposeAsync();

        await Eventually.TrueAsync(() => _graph.Upstream.OpenResponseStreams == 0);
    }

    private Task<SseClient> SubscribeAsync(string? lastEventId = null)
        => SseClient.SubscribeAsync(_graph.Http, Stock, new { ids = new[] { _product } }, lastEventId);

    private static JsonElement Change(SseEvent happened) => happened.Json.GetProperty("data").GetProperty("stockChanged");

    private static int Available(SseEvent happened) => Change(happened).GetProperty("product").GetProperty("available").GetInt32();

    private async Task AdjustAsync(int delta)
    {
        var response = await _graph.QueryAsync(
            "mutation($id: ID!, $delta: Int!) { adjustStock(input: { productId: $id, delta: $delta }) { product { id } } }",
            new { id = _product, delta });
        Assert.Equal(JsonValueKind.Object, response.GetProperty("data").GetProperty("adjustStock").GetProperty("product").ValueKind);
    }
}
