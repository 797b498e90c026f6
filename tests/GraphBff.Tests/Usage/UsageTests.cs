using System.Net.Http.Json;
using GraphBff.Engine.Operations;
using GraphBff.Schema.Usage;
using GraphBff.Services;
using GraphBff.Testing;
using GraphBff.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphBff.Tests.Usage;

public sealed class UsageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-usage-");

    private string RecordFile => Path.Combine(_directory.FullName, "usage.json");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Stop_AfterTwoClients_WritesWhatEachUsed()
    {
        await using (var graph = await StartAsync())
        {
            await RunAsync(graph, "{ orders(first: 1) { nodes { id total { units } } } }", "apollographql-client", "shop-web", "1.4.0");
            await RunAsync(graph, "{ orders(first: 1) { nodes { id total { units } } } }", "apollographql-client", "shop-web", "1.4.0");
            await RunAsync(graph, "{ users(first: 1) { nodes { name } } }", "graphql-client", "ios", "3");
            await RunAsync(graph, "{ nope }", "graphql-client", "ios", "3");
            await StopAsync(graph);
        }

        var clients = UsageFile.Read(RecordFile).Clients;

        Assert.Equal(["ios 3 1", "shop-web 1.4.0 2"], clients.Select(client => $"{client.Name} {client.Version} {client.Operations}"));
        Assert.Equal(1, clients[0].Coordinates["User.name"]);
        Assert.Equal(2, clients[1].Coordinates["Order.total"]);
        Assert.Equal(2, clients[1].Coordinates["Query.orders(first:)"]);
        Assert.DoesNotContain("User.name", clients[1].Coordinates.Keys);
    }

    [Fact]
    public async Task Start_AfterAStop_GoesOnFromTheFile()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var graph = await StartAsync();
            await RunAsync(graph, "{ __typename }", "graphql-client", "ios", "3");
            await StopAsync(graph);
        }

        Assert.Equal(2, Assert.Single(UsageFile.Read(RecordFile).Clients).Operations);
    }

    [Fact]
    public async Task Requests_OfMoreClientsThanTheBound_AreOthers()
    {
        await using var graph = await TestGraph.StartAsync(("Usage:MaxClients", "3"));
        for (var i = 0; i < 50; i++)
        {
            await RunAsync(graph, "{ __typename }", "graphql-client", $"flood-{i}", "1");
        }

        var record = graph.Services.GetRequiredService<UsageRecord>();
        Assert.Equal(3, record.Clients);
        Assert.Equal(47, record.Snapshot().Clients.Single(client => client.Name == "(other)").Operations);
    }

    [Fact]
    public async Task Subscription_WithItsEvents_CountsOnce()
    {
        await using var graph = await TestGraph.StartAsync();
        var caller = new Caller("anonymous", []) { Client = new ClientName("board", "1") };

        await using var stock = graph.Subscribe("subscription { stockChanged { kind } }", caller);

        var client = Assert.Single(graph.Services.GetRequiredService<UsageRecord>().Snapshot().Clients);
        Assert.Equal("board", client.Name);
        Assert.Equal(1, client.Coordinates["StockChange.kind"]);
    }

    [Fact]
    public async Task Disabled_NobodyIsAskedAndNothingWritten()
    {
        await using (var graph = await StartAsync(("Usage:Enabled", "false")))
        {
            await RunAsync(graph, "{ __typename }", "graphql-client", "ios", "3");
            await StopAsync(graph);
            Assert.Null(graph.Services.GetService<IOperationObserver>());
        }

        Assert.False(File.Exists(RecordFile));
    }

    [Fact]
    public async Task Start_FileIsNoRecord_IsRefusedAndTheFileLeft()
    {
        await File.WriteAllTextAsync(RecordFile, "precious");

        var exception = await Assert.ThrowsAsync<ConfigurationException>(() => TestGraph.StartAsync(("Usage:File", RecordFile)));

        Assert.Contains("Usage:File", exception.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(RecordFile));
    }

    private static Task StopAsync(TestGraph graph) => graph.Services.GetRequiredService<IHost>().StopAsync();

    private Task<TestGraph> StartAsync(params (string Key, string Value)[] settings)
        => TestGraph.StartAsync([("Usage:File", RecordFile), ("Drain:Delay", "00:00:00"), .. settings]);

    private static async Task RunAsync(TestGraph graph, string query, string headers, string name, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query }),
            Headers = { { $"{headers}-name", name }, { $"{headers}-version", version } },
        };
        using var response = await graph.Http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }
}
