using GraphBff.Graph;
using GraphBff.Testing;
using GraphBff.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Hosting;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Start_AsksEachServiceAndCountsNobodysUse()
    {
        await using var graph = await TestGraph.StartAsync(("WarmUp:Timeout", "00:00:30"));

        Assert.Equal(
            ["BatchGetUsers", "BatchListPayments", "ListOrders", "ListProducts", "ListUsers"],
            graph.Upstream.Calls.Distinct().Order());
        Assert.All(graph.Upstream.Details, call => Assert.Null(call.Headers.Get("authorization")));
        Assert.Empty(graph.Services.GetRequiredService<UsageRecord>().Snapshot().Clients);
    }

    [Fact]
    public async Task Start_WithoutTime_AsksNothing()
    {
        await using var graph = await TestGraph.StartAsync(("WarmUp:Timeout", "00:00:00"));

        Assert.Empty(graph.Upstream.Calls);
    }

    [Fact]
    public async Task Start_ServicesAreDown_Starts()
    {
        await using var graph = await TestGraph.StartAsync(
            [("WarmUp:Timeout", "00:00:02"), .. Modules.All.Select(module => ($"Upstreams:{module.Name}:Address", "http://127.0.0.1:1"))]);

        var answer = await graph.QueryAsync("{ __typename }");

        Assert.Equal("Query", answer.GetProperty("data").GetProperty("__typename").GetString());
    }
}
