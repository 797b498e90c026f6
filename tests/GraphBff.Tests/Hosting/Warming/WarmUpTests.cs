using System.Net;
using System.Text.Json;
using GraphBff.Graph;
using GraphBff.Testing;
using GraphBff.Tests.Tracing;
using GraphBff.Tracing;
using GraphBff.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Hosting.Warming;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Start_AsksEachServiceAndCountsNobodysUse()
    {
        await using var graph = await StartAsync();

        Assert.Equal(
            ["BatchGetUsers", "BatchListPayments", "ListOrders", "ListProducts", "ListUsers"],
            graph.Upstream.Calls.Distinct().Order());
        Assert.All(graph.Upstream.Details, call => Assert.Null(call.Headers.Get("authorization")));
        Assert.Empty(graph.Services.GetRequiredService<UsageRecord>().Snapshot().Clients);
        Assert.Empty(graph.Logs.Problems);
    }

    [Fact]
    public async Task Start_BeforeItIsReady_GivesItsGarbageBack()
    {
        var before = GC.GetGCMemoryInfo(GCKind.FullBlocking).Index;

        await using var graph = await StartAsync();

        var last = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        Assert.True(last.Index > before && last.Compacted);
    }

    [Fact]
    public async Task Start_OnlyTrustedDocumentsRun_AsksEachServiceAndLogsNoRefusal()
    {
        using var manifest = new TemporaryManifest(("a", "query A { users(first: 1) { nodes { id } } }"));
        await using var graph = await StartAsync(
            ("Transport:Documents:Manifests:0", manifest.Path), ("Transport:Documents:Mode", "AllowListOnly"));

        Assert.Contains("BatchListPayments", graph.Upstream.Calls);
        Assert.Empty(graph.Logs.Problems);
    }

    [Fact]
    public async Task Start_InDevelopment_TracesNothing()
    {
        await using var graph = await StartAsync(("environment", "Development"));

        Assert.Contains("BatchListPayments", graph.Upstream.Calls);
        Assert.Empty(graph.Services.GetRequiredService<TraceRing>().Entries);
    }

    [Fact]
    public async Task Start_WithoutTime_AsksNothingAndIsReady()
    {
        await using var graph = await TestGraph.StartAsync(("WarmUp:Timeout", "00:00:00"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(graph, "/health/ready"));
        Assert.Empty(graph.Upstream.Calls);
    }

    [Fact]
    public async Task Ready_WhileAServiceHasNotAnswered_IsNotAndTheRestWorks()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var services = await TestServices.StartAsync();
        services.Upstream.Before = (method, _) => method == "ListProducts" ? released.Task : Task.CompletedTask;
        await using var graph = await TestGraph.StartAsync([("WarmUp:Timeout", "00:01:00"), .. AddressesOf(services.Address)]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(graph, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(graph, "/health/live"));
        var answer = await graph.QueryAsync("{ users(first: 1) { nodes { id } } }");
        Assert.True(answer.TryGetProperty("data", out _), answer.ToString());

        released.SetResult();
        await ReadyAsync(graph);
    }

    [Fact]
    public async Task Ready_ServiceDoesNotAnswerInTime_IsReady()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var services = await TestServices.StartAsync();
        services.Upstream.Before = (_, _) => released.Task;
        await using var graph = await TestGraph.StartAsync(
        [
            ("WarmUp:Timeout", "00:00:00.5"), ("Calls:CallTimeout", "00:01:00"), ("Transport:RequestBudget", "00:01:00"),
            .. AddressesOf(services.Address),
        ]);

        await ReadyAsync(graph);
        released.SetResult();
    }

    [Fact]
    public async Task Ready_ServicesAreDown_IsReady()
    {
        await using var graph = await TestGraph.StartAsync([("WarmUp:Timeout", "00:00:02"), .. AddressesOf("http://127.0.0.1:1")]);

        await ReadyAsync(graph);
        var answer = await graph.QueryAsync("{ __typename }");

        Assert.Equal("Query", answer.GetProperty("data").GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task FirstRequest_OfATrustedDocument_HasItsPlan()
    {
        using var manifest = new TemporaryManifest(("a", "query A { users(first: 1) { nodes { id } } }"));
        await using var graph = await StartAsync(("Transport:Documents:Manifests:0", manifest.Path), ("environment", "Development"));

        var first = await graph.SendAsync(new { documentId = "a", operationName = "A", extensions = new { trace = true } });

        Assert.DoesNotContain("parse", first.Trace().List("phases").Select(phase => phase.GetProperty("name").GetString()));
    }

    private static async Task<TestGraph> StartAsync(params (string Key, string Value)[] settings)
    {
        var graph = await TestGraph.StartAsync([("WarmUp:Timeout", "00:01:00"), .. settings]);
        await ReadyAsync(graph);
        return graph;
    }

    private static IEnumerable<(string Key, string Value)> AddressesOf(string address)
        => Modules.All.Select(module => ($"Upstreams:{module.Name}:Address", address));

    private static Task ReadyAsync(TestGraph graph)
        => Eventually.TrueAsync(async () => await StatusAsync(graph, "/health/ready") == HttpStatusCode.OK);

    private static async Task<HttpStatusCode> StatusAsync(TestGraph graph, string path)
    {
        using var response = await graph.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private sealed class TemporaryManifest : IDisposable
    {
        public TemporaryManifest(params (string Id, string Text)[] documents)
            => File.WriteAllText(
                Path, JsonSerializer.Serialize(documents.ToDictionary(document => document.Id, document => document.Text)));

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
