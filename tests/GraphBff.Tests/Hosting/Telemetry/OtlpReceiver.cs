using System.Collections.Concurrent;
using System.Net;
using GraphBff.Testing;
using GraphBff.Tests.Hosting.Telemetry.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>Receives OTLP on loopback: by gRPC, and as protobuf over HTTP.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    // A flag and the length of the message.
    private const int GrpcPrefix = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentDictionary<string, ReceivedMetric> _metrics = new();

    private Exception? _fault;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>The address for gRPC, and the one for HTTP.</summary>
    public (string Grpc, string Http) Address => (_app.Urls.First(), _app.Urls.Last());

    /// <summary>The resource that the last message named.</summary>
    public IReadOnlyDictionary<string, object> Resource { get; private set; } = new Dictionary<string, object>();

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            // gRPC takes HTTP/2 only, and without TLS a port has one of the two.
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost(
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export", context => receiver.AnswerAsync(context, receiver.AddSpans));
        app.MapPost(
            "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
            context => receiver.AnswerAsync(context, receiver.AddMetrics));
        app.MapPost("/v1/traces", context => receiver.AnswerAsync(context, receiver.AddSpans));
        app.MapPost("/v1/metrics", context => receiver.AnswerAsync(context, receiver.AddMetrics));
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until a trace has that many spans.</summary>
    public async Task<ReceivedSpan[]> TraceAsync(string traceId, int count)
    {
        await Eventually.TrueAsync(
            () => Of(traceId).Length >= count,
            () => $"{Of(traceId).Length} of {_spans.Count} spans: {string.Join(", ", Of(traceId).Select(span => span.Name))}; {_fault}");
        return Of(traceId);
    }

    /// <summary>Waits for a metric whose series satisfy a condition.</summary>
    public async Task<ReceivedMetric> MetricAsync(string name, Func<ReceivedMetric, bool> condition)
    {
        await Eventually.TrueAsync(
            () => _metrics.TryGetValue(name, out var metric) && condition(metric),
            () => _metrics.TryGetValue(name, out var metric)
                ? metric.ToString()
                : $"There is no {name}, but {string.Join(", ", _metrics.Keys.Order())}.");
        return _metrics[name];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ReceivedSpan[] Of(string traceId) => [.. _spans.Where(span => span.TraceId == traceId)];

    private async Task AnswerAsync(HttpContext context, Action<byte[]> add)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var isGrpc = context.Request.ContentType == "application/grpc";
        try
        {
            add(isGrpc ? body.ToArray()[GrpcPrefix..] : body.ToArray());
        }
        catch (Exception exception)
        {
            _fault = exception;
        }

        context.Response.ContentType = context.Request.ContentType;
        if (isGrpc)
        {
            await context.Response.Body.WriteAsync(new byte[GrpcPrefix]);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }

    private void AddSpans(byte[] message)
    {
        foreach (var resource in TraceRequest.Parser.ParseFrom(message).ResourceSpans)
        {
            Resource = ReceivedSpan.Read(resource.Resource.Attributes);
            foreach (var scope in resource.ScopeSpans)
            {
                foreach (var span in scope.Spans)
                {
                    _spans.Enqueue(new ReceivedSpan(scope.Scope.Name, span));
                }
            }
        }
    }

    private void AddMetrics(byte[] message)
    {
        foreach (var scope in MetricsRequest.Parser.ParseFrom(message).ResourceMetrics.SelectMany(resource => resource.ScopeMetrics))
        {
            foreach (var metric in scope.Metrics)
            {
                _metrics[metric.Name] = new ReceivedMetric(scope.Scope.Name, metric);
            }
        }
    }
}
