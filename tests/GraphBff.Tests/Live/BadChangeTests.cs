using System.Text.Json;
using GraphBff.Graph;
using GraphBff.Testing;
using Microsoft.AspNetCore.Builder;
using Snapshooter;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Live;

/// <summary>A service's change without its object is an error of that event (GraphQL specification, 6.2.3.2).</summary>
public sealed class BadChangeTests : IAsyncLifetime
{
    private WebApplication _services = null!;
    private TestGraph _graph = null!;

    public async Task InitializeAsync()
    {
        _services = await ChangesWithoutEntity.StartAsync();
        var address = _services.Urls.First();
        _graph = await TestGraph.StartAsync([.. Modules.All.Select(module => ($"Upstreams:{module.Name}:Address", address))]);
    }

    public async Task DisposeAsync()
    {
        await _graph.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData("userChanged", "user")]
    [InlineData("orderChanged", "order")]
    [InlineData("stockChanged", "product")]
    public async Task Change_WithoutItsEntity_ErrorOfItsEventAloneAndTheTokenLeadsPastIt(string field, string entity)
    {
        await using var before = await SubscribeAsync(field, entity, lastEventId: null);
        SseEvent[] changes = [(await before.NextAsync())!, (await before.NextAsync())!, (await before.NextAsync())!];

        string.Join('\n', changes.Select(change => $"{change.Id}: {change.Data}")).MatchSnapshot(SnapshotNameExtension.Create(field));
        await using var behind = await SubscribeAsync(field, entity, changes[1].Id!);
        Assert.Equal(changes[2], await behind.NextAsync());
        await using var again = await SubscribeAsync(field, entity, changes[0].Id!);
        Assert.Equal(changes[1].Id, (await again.NextAsync())!.Id);
        Assert.Equal(changes[2], await again.NextAsync());
    }

    [Fact]
    public async Task Change_WithoutAnEntityThatNobodySelects_NoError()
    {
        await using var changes = _graph.Subscribe("subscription { userChanged(resumeAfter: \"t1\") { kind resumeToken } }");

        Assert.Equal(
            """{"data":{"userChanged":{"kind":"UPDATED","resumeToken":"t2"}}}""",
            JsonSerializer.Serialize(await changes.NextAsync()));
    }

    private Task<SseClient> SubscribeAsync(string field, string entity, string? lastEventId) => SseClient.SubscribeAsync(
        _graph.Http, $"subscription {{ {field} {{ kind {entity} {{ id }} resumeToken }} }}", lastEventId: lastEventId);
}
