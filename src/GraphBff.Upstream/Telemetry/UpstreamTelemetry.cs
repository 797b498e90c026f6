using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphBff.Engine.Telemetry;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Telemetry;

/// <summary>
/// The spans and metrics of calls to services. The names follow OpenTelemetry's conventions for RPC. While nobody listens, a call costs
/// one check.
/// </summary>
internal sealed class UpstreamTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "GraphBff.Upstream";

    private readonly Counter<long> _retries;
    private readonly Counter<long> _fallbacks;
    private readonly UpDownCounter<long> _waiting;

    /// <param name="meters">The host's meters; null in a host without.</param>
    public UpstreamTelemetry(IMeterFactory? meters)
    {
        var meter = meters?.Create(Name) ?? new Meter(Name);
        Durations = meter.CreateHistogram(
            "rpc.client.call.duration",
            "s",
            "Calls of services, from the first attempt to the end of the response.",
            advice: Advice.Seconds);
        _retries = meter.CreateCounter<long>("graphbff.upstream.retries", "{attempt}", "Calls that were sent again.");
        _fallbacks = meter.CreateCounter<long>(
            "graphbff.upstream.batch_fallbacks", "{batch}", "Batches that became several calls.");
        _waiting = meter.CreateUpDownCounter<long>(
            "graphbff.upstream.calls.waiting", "{call}", "Reads that wait until an operation has fewer reads under way.");
        Instances = new InstanceMetrics(meter);
    }

    public InstanceMetrics Instances { get; }

    internal static ActivitySource Source { get; } = new(Name);

    internal Histogram<double> Durations { get; }

    public void Retried(string method, StatusCode cause)
        => _retries.Add(1, new(CallTelemetry.MethodKey, method), new(CallTelemetry.ErrorKey, GrpcStatusMap.Of(cause).Code));

    /// <param name="method">The batch method's full name; empty if it is not known.</param>
    /// <param name="status">Its status.</param>
    public void FellBack(string method, StatusCode status) => _fallbacks.Add(
        1, new(CallTelemetry.MethodKey, method.TrimStart('/')), new(CallTelemetry.StatusKey, GrpcStatusMap.Of(status).Code));

    /// <summary>Counts a read that begins to wait, or that waits no more.</summary>
    public void Waits(int change) => _waiting.Add(change);
}
