using System.Diagnostics.Metrics;

namespace GraphBff.Engine.Telemetry;

/// <summary>The buckets of histograms.</summary>
public static class Advice
{
    /// <summary>The boundaries that OpenTelemetry's conventions give for durations of calls.</summary>
    public static InstrumentAdvice<double> Seconds { get; } = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    /// <summary>Shares of a limit.</summary>
    internal static InstrumentAdvice<double> Shares { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999],
    };

    /// <summary>Sizes of batches. A loader's largest is usually 100 or 200.</summary>
    internal static InstrumentAdvice<int> Keys { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200] };
}
