using System.Net;
using System.Text;
using System.Text.Json;
using GraphBff.Adapters.Tests.Rest;
using GraphBff.Testing;
using GraphBff.Transport.Draining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphBff.Adapters.Tests;

/// <summary>A server that stops refuses new requests at each door, and says so in the door's own words.</summary>
public sealed class DrainTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_users","arguments":{}}}""";

    [Fact]
    public async Task Request_WhileTheServerDrains_IsRefused()
    {
        await using var graph = await TestGraph.StartAsync(("Mcp:Enabled", "true"), ("Drain:Delay", "00:00:00"));
        var drain = graph.Services.GetRequiredService<DrainState>();

        // The server listens for as long as a request runs.
        Assert.True(drain.TryEnter());
        var stop = graph.Services.GetRequiredService<IHost>().StopAsync();
        await Eventually.TrueAsync(() => drain.IsDraining);
        var read = await graph.GetAsync("/api/v1/users");
        var description = await graph.GetAsync("/openapi.json");
        using var body = new StringContent(Call, Encoding.UTF8, "application/json");
        using var tool = await graph.Http.PostAsync("/mcp", body);
        var error = JsonDocument.Parse(await tool.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        drain.Leave();
        await stop;

        Assert.Equal((503, "SHUTTING_DOWN"), (read.Status, read.Code));
        Assert.Equal((503, "SHUTTING_DOWN"), (description.Status, description.Code));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, tool.StatusCode);
        Assert.Equal("SHUTTING_DOWN", error.GetProperty("data").GetProperty("code").GetString());
        Assert.Empty(graph.Upstream.Calls);
    }
}
