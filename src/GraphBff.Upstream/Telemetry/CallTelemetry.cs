using System.Diagnostics;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Telemetry;

/// <summary>Measures one call, with all its attempts.</summary>
internal sealed class CallTelemetry(ServiceTelemetry service, string method, Activity? span)
{
    public const string MethodKey = "rpc.method";
    public const string StatusKey = "rpc.response.status_code";
    public const string ErrorKey = "error.type";

    private readonly long _start = Stopwatch.GetTimestamp();
    private int _isEnded;

    public static KeyValuePair<string, object?> System { get; } = new("rpc.system.name", "grpc");

    /// <summary>Notes an attempt that failed, before the call is sent again.</summary>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="status">Its status.</param>
    /// <param name="delay">How long the next attempt waits.</param>
    public void Failed(int attempt, StatusCode status, TimeSpan delay)
        => span?.AddEvent(new("graphbff.attempt", tags: new()
        {
            ["graphbff.attempt.number"] = attempt,
            [StatusKey] = GrpcStatusMap.Of(status).Code,
            ["graphbff.attempt.delay"] = delay.TotalSeconds,
        }));

    /// <summary>Ends the measurement. Later calls do nothing.</summary>
    public void End(StatusCode status)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        var isFailed = status != StatusCode.OK;
        var name = isFailed ? GrpcStatusMap.Of(status).Code : "OK";
        service.Record(method, name, isFailed, Stopwatch.GetElapsedTime(_start));
        if (span is null)
        {
            return;
        }

        span.SetTag(StatusKey, name);
        if (isFailed)
        {
            span.SetTag(ErrorKey, name).SetStatus(ActivityStatusCode.Error);
        }

        var current = Activity.Current;
        span.Stop();
        Activity.Current = current == span ? span.Parent : current;
    }
}
