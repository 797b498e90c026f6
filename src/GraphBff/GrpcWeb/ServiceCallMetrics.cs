using System.Diagnostics.Metrics;
using System.Text.Json;
using Grpc.Core;

namespace GraphBff.GrpcWeb;

/// <summary>The calls that clients made, by method and status, with the names of OpenTelemetry's conventions for RPC.</summary>
internal sealed class ServiceCallMetrics
{
    private readonly Histogram<double> _durations;

    public ServiceCallMetrics(IMeterFactory meters) => _durations = meters.Create("GraphBff.GrpcWeb").CreateHistogram(
        "rpc.server.call.duration",
        "s",
        "Calls of services that clients made through the graph.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });

    /// <param name="protocol">The client's protocol.</param>
    /// <param name="method">The full name; null for a method that is not served, since its name is the client's.</param>
    /// <param name="code">The status that the client got.</param>
    /// <param name="duration">The time from the request's headers to the end of the response.</param>
    public void Record(string protocol, string? method, StatusCode code, TimeSpan duration) => _durations.Record(
        duration.TotalSeconds,
        new("rpc.system.name", protocol),
        new("rpc.method", method ?? "_OTHER"),
        new("rpc.response.status_code", JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString())));
}
