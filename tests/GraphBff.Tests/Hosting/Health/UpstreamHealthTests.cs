using System.Net;
using System.Text.Json;
using GraphBff.DemoServices;
using GraphBff.DemoServices.Configuration;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Health;

public sealed class UpstreamHealthTests
{
    [Fact]
    public async Task Report_AllServicesRun_TheyServeTheSameContract()
    {
        await using var graph = await StartAsync();

        var services = await ReadAsync(graph);

        Assert.Equal(["users", "inventory", "orders", "payments"], services.EnumerateObject().Select(service => service.Name));
        Assert.All(services.EnumerateObject(), service =>
        {
            Assert.Equal("SERVING", StatusOf(service.Value, "health"));
            Assert.Equal("SAME", StatusOf(service.Value, "contract"));
            Assert.Empty(service.Value.GetProperty("contract").GetProperty("differences").EnumerateArray());
        });
    }

    [Fact]
    public async Task Report_AServiceIsDown_ItIsUnreachableAndTheProbesDoNotCare()
    {
        await using var graph = await StartAsync(("Upstreams:users:Address", "http://127.0.0.1:1"));

        var users = (await ReadAsync(graph)).GetProperty("users");

        Assert.Equal("UNREACHABLE", StatusOf(users, "health"));
        Assert.Equal("UNKNOWN", StatusOf(users, "contract"));
        Assert.Equal("http://127.0.0.1:1", users.GetProperty("address").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(graph, "health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(graph, "health/ready"));
    }

    [Fact]
    public async Task Report_AnotherServiceIsAtTheAddress_SaysWhatToDo()
    {
        await using var other = DemoServicesHost.CreateEmbedded(options =>
        {
            options.InMemory = true;
            options.Services = DemoServiceSet.Orders;
        });
        await other.StartAsync();
        await using var graph = await StartAsync(
            ("Upstreams:users:Address", other.GetDemoServicesAddress().ToString().TrimEnd('/')));

        var contract = (await ReadAsync(graph)).GetProperty("users").GetProperty("contract");

        Assert.Equal("DIFFERENT", contract.GetProperty("status").GetString());
        Assert.Contains(contract.GetProperty("differences").EnumerateArray(), difference =>
            difference.GetProperty("name").GetString() == "user.v1.UserService"
            && difference.GetProperty("isBreaking").GetBoolean()
            && difference.GetProperty("text").GetString()!.Contains("correct the address", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_ManyAsk_TheServicesAreAskedOnce()
    {
        await using var graph = await StartAsync(("Health:ReportAge", "01:00:00"));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReadAsync(graph)));

        Assert.Equal(4, graph.Upstream.Calls.Count(method => method == "Check"));
    }

    [Fact]
    public async Task Report_OutsideDevelopment_IsOff()
    {
        await using var graph = await TestGraph.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(graph, "health/upstreams"));
    }

    [Fact]
    public async Task Report_ForAnotherHost_IsRefused()
    {
        await using var graph = await StartAsync(("AllowedHosts", "graph.example.com"));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync(graph, "health/upstreams"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(graph, "health/live"));
    }

    // Calls are slow on a busy machine, and these tests are not about their speed.
    private static Task<TestGraph> StartAsync(params (string Key, string Value)[] settings)
        => TestGraph.StartAsync([("Health:Upstreams", "true"), ("Health:Timeout", "00:00:10"), .. settings]);

    private static async Task<JsonElement> ReadAsync(TestGraph graph)
    {
        var text = await graph.Http.GetStringAsync(new Uri("health/upstreams", UriKind.Relative));
        return JsonDocument.Parse(text).RootElement.GetProperty("services");
    }

    private static string? StatusOf(JsonElement service, string part) => service.GetProperty(part).GetProperty("status").GetString();

    private static async Task<HttpStatusCode> StatusAsync(TestGraph graph, string path)
    {
        using var response = await graph.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
