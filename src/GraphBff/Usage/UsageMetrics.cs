using System.Diagnostics.Metrics;

namespace GraphBff.Usage;

/// <summary>
/// The record as metrics. By client it has only the number of operations. Clients times fields would be too many series for a time series
/// database; the file has those.
/// </summary>
internal sealed class UsageMetrics : IDisposable
{
    public const string MeterName = "GraphBff.Usage";

    private readonly Counter<long> _operations;

    public UsageMetrics()
        => _operations = Meter.CreateCounter<long>("graphbff.usage.operations", "{operation}", "Operations by the client's name.");

    public Meter Meter { get; } = new(MeterName);

    public void Count(KeyValuePair<string, object?> client) => _operations.Add(1, client);

    /// <summary>Adds the instruments that read the record when they are collected.</summary>
    public void Observe(UsageRecord record)
    {
        Meter.CreateObservableUpDownCounter(
            "graphbff.usage.clients", () => record.Clients, "{client}", "Clients with their own entry in the record.");
        Meter.CreateObservableCounter(
            "graphbff.usage.fields",
            () => record.Totals().Where(total => IsField(total.Key)).Select(Measure),
            "{operation}",
            "Operations by the fields that they use, and by the input fields and enum values in their text.");
    }

    public void Dispose() => Meter.Dispose();

    private static Measurement<long> Measure(KeyValuePair<string, long> total)
        => new(total.Value, KeyValuePair.Create("coordinate", (object?)total.Key));

    // The schema bounds the number of these series.
    private static bool IsField(string coordinate)
        => coordinate.Contains('.', StringComparison.Ordinal) && !coordinate.Contains('(', StringComparison.Ordinal);
}
