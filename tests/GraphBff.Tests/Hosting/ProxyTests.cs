using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

/// <summary>The product as a process whose environment names a proxy.</summary>
public class ProxyTests
{
    [Fact]
    public async Task Environment_NamesAProxyThatNobodyRuns_CallsArrive()
    {
        await using var services = await TestServices.StartAsync();
        await using var product = await ProductProcess.StartAsync(
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("HTTP_PROXY", "http://127.0.0.1:9"),
            ("http_proxy", "http://127.0.0.1:9"),
            ("ALL_PROXY", "http://127.0.0.1:9"),
            ("Calls__CallTimeout", "00:01:00"),
            ("Transport__RequestBudget", "00:01:00"),
            .. services.Environment,
        ]);

        using var response = await product.Http.PostAsJsonAsync("/graphql", new { query = "{ users(first: 1) { nodes { name } } }" });

        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(body.TryGetProperty("errors", out _), body.ToString());
    }
}
