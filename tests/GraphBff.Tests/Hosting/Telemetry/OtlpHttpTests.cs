using System.Net.Http.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>Export and sampling by the standard variables.</summary>
public sealed class OtlpHttpTests : IAsyncLifetime
{
    private OtlpReceiver _receiver = null!;
    private TestServices _services = null!;

    public async Task InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        _services = await TestServices.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Sampler_OfNone_ExportsOnlyWhatTheClientSampled()
    {
        await using var product = await ProductProcess.StartAsync(
        [
            .. _services.Environment,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", _receiver.Address.Http),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRICS_EXPORTER", "none"),
            ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0"),
            ("OTEL_BSP_SCHEDULE_DELAY", "50"),
            ("OTEL_SERVICE_NAME", "shop-graph"),
        ]);
        var body = new { query = "{ users(first: 1) { nodes { id } } }" };
        using var unsampled = await product.Http.PostAsJsonAsync("graphql", body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(body) };
        var client = TelemetryFixture.Trace(request);
        using var sampled = await product.Http.SendAsync(request);

        await _receiver.TraceAsync($"{client.TraceId}", 3);

        Assert.All(_receiver.Spans, span => Assert.Equal($"{client.TraceId}", span.TraceId));
        Assert.Equal("shop-graph", _receiver.Resource["service.name"]);
        Assert.All(_services.Upstream.Details, call => Assert.Single(call.Headers.GetAll("traceparent")));
    }

    [Fact]
    public async Task Root_WithoutAClientsTrace_IsSampledByTheDefault()
    {
        await using var product = await ProductProcess.StartAsync(
        [
            .. _services.Environment,
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{_receiver.Address.Http}/v1/traces"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "50"),
        ]);

        using var response = await product.Http.PostAsJsonAsync("graphql", new { query = "query Root { __typename }" });

        await Eventually.TrueAsync(
            () => _receiver.Spans.Any(span => Equals(span.Attributes.GetValueOrDefault("graphql.operation.name"), "Root")));
        Assert.Equal(
            "", _receiver.Spans.Single(span => Equals(span.Attributes.GetValueOrDefault("graphql.operation.name"), "Root")).ParentId);
    }
}
