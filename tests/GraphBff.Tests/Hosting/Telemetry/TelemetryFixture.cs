using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>The product as a process that exports everything to a receiver in this one. Its tests run one after another.</summary>
public sealed class TelemetryFixture : IAsyncLifetime
{
    private static readonly string Manifest = Path.Combine(Repository.Root, "schema", "operations", "manifest.json");

    private TestServices _services = null!;

    internal OtlpReceiver Receiver { get; private set; } = null!;

    internal ProductProcess Product { get; private set; } = null!;

    internal RecordingUpstream Upstream => _services.Upstream;

    /// <summary>The address of the services.</summary>
    internal string Address => _services.Address;

    public async Task InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        _services = await TestServices.StartAsync();
        Product = await ProductProcess.StartAsync(
        [
            .. _services.Environment,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", Receiver.Address.Grpc),
            ("OTEL_METRICS_EXPORTER", "otlp,prometheus"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"),
            ("OTEL_BSP_SCHEDULE_DELAY", "50"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ("Logging__LogLevel__GraphBff.Operations", "Debug"),
            ("Logging__Console__FormatterName", "json"),
            ("Mcp__Enabled", "true"),
            ("GrpcWeb__Services__user.v1.UserService", "*"),
            ("Transport__Documents__Manifests__0", Manifest),
            ("Calls__MaxConcurrentReads", "2"),
            ("Engine__MeasuredNames", "30"),
        ]);
    }

    public async Task DisposeAsync()
    {
        await Product.DisposeAsync();
        await _services.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Sends an operation as a client that traces it.</summary>
    /// <returns>The client's span, and the response.</returns>
    internal async Task<(ActivityContext Client, string Response)> SendAsync(object body, string path = "graphql")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        var client = Trace(request);
        using var response = await Product.Http.SendAsync(request);
        return (client, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Gives a request the <c>traceparent</c> of a client whose span is recorded, and a request id.</summary>
    internal static ActivityContext Trace(HttpRequestMessage request)
    {
        var client = NewClient();
        request.Headers.Add("traceparent", TextOf(client));
        request.Headers.Add("x-request-id", RequestIdOf(client));
        return client;
    }

    internal static ActivityContext NewClient()
        => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

    /// <summary>The id of a trusted document: the SHA-256 of its text.</summary>
    internal static string DocumentOf(string operation) => JsonDocument.Parse(File.ReadAllText(Manifest)).RootElement
        .GetProperty("operations").EnumerateArray()
        .Single(document => document.GetProperty("name").GetString() == operation)
        .GetProperty("id").GetString()!;

    internal static string TextOf(ActivityContext span) => $"00-{span.TraceId}-{span.SpanId}-01";

    internal static string RequestIdOf(ActivityContext client) => $"request-{client.SpanId}";
}
