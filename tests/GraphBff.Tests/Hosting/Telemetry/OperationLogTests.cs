using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>The log's line for each operation.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class OperationLogTests(TelemetryFixture fixture)
{
    [Fact]
    public async Task Operation_WithTheLogOn_HasOneLineWithTheIdsOfItsRequestAndTrace()
    {
        var (client, _) = await fixture.SendAsync(new { query = "query Logged { users(first: 1) { nodes { name } } }" });
        var requestId = TelemetryFixture.RequestIdOf(client);
        await Eventually.TrueAsync(() => Lines(requestId).Length > 0);

        var line = JsonDocument.Parse(Assert.Single(Lines(requestId))).RootElement;
        var state = line.GetProperty("State");

        Assert.Equal(
            ("GraphBff.Operations", "Debug"), (line.GetProperty("Category").GetString(), line.GetProperty("LogLevel").GetString()));
        Assert.Equal(
            ("query", "Logged", "ok", 0, 1),
            (state.GetProperty("Type").GetString(), state.GetProperty("Name").GetString(), state.GetProperty("Outcome").GetString(),
                state.GetProperty("Errors").GetInt32(), state.GetProperty("Calls").GetInt32()));
        Assert.Equal(
            (requestId, $"{client.TraceId}"), (state.GetProperty("RequestId").GetString(), state.GetProperty("TraceId").GetString()));
    }

    [Fact]
    public async Task Operation_ByDefault_HasNoLine()
    {
        await using var services = await TestServices.StartAsync();
        await using var product = await ProductProcess.StartAsync([.. services.Environment]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql?query={__typename}");
        using var response = await product.Http.SendAsync(request);

        Assert.True(response.IsSuccessStatusCode);
        Assert.DoesNotContain("GraphBff.Operations", product.Log, StringComparison.Ordinal);
    }

    private string[] Lines(string requestId)
        => [.. fixture.Product.Log.Split('\n').Where(line => line.Contains(requestId, StringComparison.Ordinal))];
}
