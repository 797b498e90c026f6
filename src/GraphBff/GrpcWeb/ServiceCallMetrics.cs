using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using GraphBff.Engine.Telemetry;
using Grpc.Core;

namespace GraphBff.GrpcWeb;

/// <summary>
/// The calls that clients made, as spans and by method and status, with the names of OpenTelemetry's conventions for RPC.
/// </summary>
internal sealed class ServiceCallMetrics
{
    private const string Name = "GraphBff.GrpcWeb";
    private const string System = "rpc.system.name";
    private const string Method = "rpc.method";
    private const string Status = "rpc.response.status_code";

    private static readonly ActivitySource Source = new(Name);

    private readonly Histogram<double> _durations;

    public ServiceCallMetrics(IMeterFactory meters) => _durations = meters.Create(Name).CreateHistogram(
        "rpc.server.call.duration",
        "s",
        "Calls of services that clients made through the graph.",
        advice: Advice.Seconds);

    /// <summary>Starts the span of a call, and makes it current.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="protocol">The client's protocol.</param>
    /// <param name="method">The full name; null for a method that is not served, since its name is the client's.</param>
    public static Activity? Begin(IHeaderDictionary headers, string protocol, string? method)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var parent = SpanParent.Of(headers.TraceParent, headers.TraceState);
        Activity.Current = null;
        return Source.StartActivity(
            method ?? protocol, ActivityKind.Server, parent, [new(System, protocol), new(Method, method ?? "_OTHER")]);
    }

    /// <param name="span">The span of the call; null if nothing records it.</param>
    /// <param name="protocol">The client's protocol.</param>
    /// <param name="method">The full name; null for a method that is not served.</param>
    /// <param name="code">The status that the client got.</param>
    /// <param name="duration">The time from the request's headers to the end of the response.</param>
    public void Record(Activity? span, string protocol, string? method, StatusCode code, TimeSpan duration)
    {
        var status = JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
        _durations.Record(
            duration.TotalSeconds, new(System, protocol), new(Method, method ?? "_OTHER"), new(Status, status));
        span?.SetTag(Status, status);
        if (code != StatusCode.OK)
        {
            span?.SetTag("error.type", status).SetStatus(ActivityStatusCode.Error);
        }

        span?.Stop();
    }
}
