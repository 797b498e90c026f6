using System.Collections.Concurrent;
using System.Diagnostics;
using GraphBff.Engine.Telemetry;
using Grpc.Core;

namespace GraphBff.Upstream.Telemetry;

/// <summary>Measures the calls to one service.</summary>
internal sealed class ServiceTelemetry(UpstreamTelemetry telemetry, string host, int port)
{
    // By reference, which is quicker than by name. The methods are those of generated clients, so they are few.
    private readonly ConcurrentDictionary<IMethod, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly KeyValuePair<string, object?> _host = new("server.address", host);
    private readonly KeyValuePair<string, object?> _port = new("server.port", port);

    /// <summary>Begins to measure a call.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="scope">Makes its span current until it is disposed, so that the span's context is sent with the call.</param>
    /// <returns>Null if nobody listens.</returns>
    public CallTelemetry? Begin(IMethod method, out SpanScope scope)
    {
        scope = default;
        var hasListeners = UpstreamTelemetry.Source.HasListeners();
        if (!hasListeners && !telemetry.Durations.Enabled)
        {
            return null;
        }

        var name = NameOf(method);
        if (!hasListeners || !IsRecorded(method))
        {
            return new(this, name, null);
        }

        scope = new SpanScope(Activity.Current);
        return new(
            this,
            name,
            UpstreamTelemetry.Source.StartActivity(
                name,
                ActivityKind.Client,
                default(ActivityContext),
                [CallTelemetry.System, new(CallTelemetry.MethodKey, name), _host, _port]));
    }

    /// <summary>Counts a call that is sent again.</summary>
    public void Retried(IMethod method, StatusCode cause) => telemetry.Retried(NameOf(method), cause);

    public void Record(string method, string status, bool isFailed, TimeSpan duration)
    {
        var tags = new TagList
        {
            CallTelemetry.System,
            new(CallTelemetry.MethodKey, method),
            new(CallTelemetry.StatusKey, status),
            _host,
            _port,
        };
        if (isFailed)
        {
            tags.Add(CallTelemetry.ErrorKey, status);
        }

        telemetry.Durations.Record(duration.TotalSeconds, tags);
    }

    // A call is recorded if its operation is. A shared stream has none, and is for the sampler to decide.
    private static bool IsRecorded(IMethod method) => Activity.Current is { } outer
        ? outer.IsAllDataRequested && outer.Source.HasListeners()
        : method.Type == MethodType.ServerStreaming;

    private string NameOf(IMethod method) => _names.TryGetValue(method, out var name)
        ? name
        : _names.GetOrAdd(method, static it => it.FullName.TrimStart('/'));
}
