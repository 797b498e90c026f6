using System.Diagnostics.Metrics;

namespace GraphBff.Usage;

/// <summary>
/// The record as metrics. By client there is the number of operations only: clients times fields would be more series than a time series
/// database likes, and those are in the file.
/// </summary>
internal sealed class UsageMetrics : IDisposable
{
    public const string MeterName = "GraphBff.Usage";

    private readonly Counter<long> _operations;

    public UsageMetrics() =>
        _operations = Meter.CreateCounter<long>("graphbff.usage.operations", "{operation}", "Operations by the client's name.");

    public Meter Meter { get; } = new(MeterName);

    public void Count(KeyValuePair<string, object?> client) => _operations.Add(1, client);

    /// <summary>Adds what is read from the record when somebody asks.</summary>
    public void Observe(UsageRecord record)
    {
        Meter.CreateObservableUpDownCounter("graphbff.usage.clients", () => record.Clients, "{client}", "Clients with a place of their own in the record.");
        Meter.CreateObservableCounter(
            "graphbff.usage.fields",
            () => record.Totals().Where(total => IsField(total.Key)).Select(Measure),
            "{operation}",
            "Operations by the fields that they use, and by the input fields and enum values in their text.");
    }

    public void Dispose() => Meter.Dispose();

    private static Measurement<long> Measure(KeyValuePair<string, long> total) =>
        new(total.Value, KeyValuePair.Create("coordinate", (object?)total.Key));

    // At most as many series as the schema has of these.
    private static bool IsField(string coordinate) => coordinate.Contains('.', StringComparison.Ordinal) && !coordinate.Contains('(', StringComparison.Ordinal);
}
