using GraphBff.Tests.Hosting.Telemetry.Otlp;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>A metric as a collector gets it: the latest value of each series.</summary>
internal sealed class ReceivedMetric
{
    public ReceivedMetric(string meter, Metric metric)
    {
        Meter = meter;
        Unit = metric.Unit;
        IsHistogram = metric.DataCase == Metric.DataOneofCase.Histogram;
        Bounds = [.. metric.Histogram?.Points.FirstOrDefault()?.Bounds ?? []];
        Series = metric.DataCase switch
        {
            Metric.DataOneofCase.Histogram =>
                metric.Histogram!.Points.ToDictionary(point => Text(point.Attributes), point => (double)point.Count),
            Metric.DataOneofCase.Sum => metric.Sum.Points.ToDictionary(point => Text(point.Attributes), ValueOf),
            _ => metric.Gauge.Points.ToDictionary(point => Text(point.Attributes), ValueOf),
        };
        Sum = metric.Histogram?.Points.Sum(point => point.Sum) ?? 0;
    }

    public string Meter { get; }

    public string Unit { get; }

    public bool IsHistogram { get; }

    /// <summary>The boundaries of a histogram's buckets.</summary>
    public IReadOnlyList<double> Bounds { get; }

    /// <summary>The sum of a histogram's values, over all series.</summary>
    public double Sum { get; }

    /// <summary>The values, or the counts of a histogram, by attributes: <c>name=value name=value</c>, in the order of the names.</summary>
    public IReadOnlyDictionary<string, double> Series { get; }

    public double this[string series] => Series.GetValueOrDefault(series);

    public override string ToString() => string.Join("; ", Series.Select(series => $"{series.Key}: {series.Value}"));

    private static string Text(IEnumerable<Otlp.Attribute> attributes)
        => string.Join(' ', ReceivedSpan.Read(attributes).OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => $"{attribute.Key}={attribute.Value}"));

    private static double ValueOf(NumberPoint point) => point.ValueCase == NumberPoint.ValueOneofCase.Whole ? point.Whole : point.Real;
}
