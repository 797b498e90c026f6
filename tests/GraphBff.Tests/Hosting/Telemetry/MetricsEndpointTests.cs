using System.Net;
using System.Net.Http.Json;
using GraphBff.Hosting.Telemetry;
using GraphBff.Services;
using GraphBff.Testing;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task Metrics_WithAnAddressOfTheirOwn_AreThereForAnyNameAndNotAtTheGraphs()
    {
        await using var graph = await TestGraph.StartAsync(("Metrics:Url", "http://127.0.0.1:0"), ("AllowedHosts", "graph.test;127.0.0.1"));
        var own = new Uri(graph.Services.GetRequiredService<MetricsServer>().Urls.First());
        await graph.QueryAsync("{ __typename }");
        using var byPodAddress = new HttpRequestMessage(HttpMethod.Get, new Uri(own, "metrics")) { Headers = { Host = "10.1.2.3:9464" } };

        using var metrics = await graph.Http.SendAsync(byPodAddress);
        using var atTheGraphs = await graph.Http.GetAsync(new Uri("metrics", UriKind.Relative));

        Assert.Contains("graphbff_operation_duration_seconds_count{", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, atTheGraphs.StatusCode);
    }

    [Theory]
    [InlineData("graphql?query={__typename}")]
    [InlineData("health/ready")]
    [InlineData("")]
    public async Task Address_OfTheMetrics_ServesNothingElse(string path)
    {
        await using var graph = await TestGraph.StartAsync(("Metrics:Url", "http://127.0.0.1:0"));
        var own = new Uri(graph.Services.GetRequiredService<MetricsServer>().Urls.First());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(own, path));
        request.Headers.Host = graph.Http.BaseAddress!.Authority;

        using var answer = await graph.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("9464")]
    [InlineData("https://0.0.0.0:9464")]
    [InlineData("http://metrics.test:9464")]
    [InlineData("http://0.0.0.0:nope")]
    [InlineData("http://0.0.0.0:9464/metrics")]
    public async Task Address_OfTheMetricsThatIsNone_StopsTheStart(string url)
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => TestGraph.StartAsync(("Metrics:Url", url)));

        Assert.StartsWith($"Metrics:Url: '{url}' must be", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_BelowMetricsThatIsNone_StopsTheStart()
        => await Assert.ThrowsAsync<ConfigurationException>(() => TestGraph.StartAsync(("Metrics:Port", "9464")));

    [Fact]
    public async Task Metrics_OutsideDevelopment_AreOff()
    {
        await using var graph = await TestGraph.StartAsync();

        using var answer = await graph.Http.GetAsync(new Uri("metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
