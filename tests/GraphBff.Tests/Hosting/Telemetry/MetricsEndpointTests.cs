using System.Net;
using System.Net.Http.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Telemetry;

public class MetricsEndpointTests
{
    [Fact]
    public async Task Metrics_AfterAnOperation_HaveItsClientAndItsFields()
    {
        await using var graph = await TestGraph.StartAsync(("Metrics:Enabled", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query = "{ users(first: 1) { nodes { name } } }" }),
            Headers = { { "apollographql-client-name", "metrics-test" } },
        };
        using var answer = await graph.Http.SendAsync(request);

        var metrics = await graph.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));

        Assert.Contains(
            "graphbff_usage_operations_total{otel_scope_name=\"GraphBff.Usage\",client_name=\"metrics-test\"} 1",
            metrics,
            StringComparison.Ordinal);
        Assert.Contains("coordinate=\"User.name\"} ", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OutsideDevelopment_AreOff()
    {
        await using var graph = await TestGraph.StartAsync();

        using var answer = await graph.Http.GetAsync(new Uri("metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
