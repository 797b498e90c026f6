using System.Diagnostics.Metrics;

namespace GraphBff.Engine.Telemetry;

/// <summary>What operations do while they run. An instrument that nobody listens to costs one check.</summary>
internal sealed class OperationMetrics(Meter meter)
{
    private readonly UpDownCounter<long> _active = meter.CreateUpDownCounter<long>(
        "graphbff.operation.active", "{operation}", "Operations that run.");

    private readonly Counter<long> _errors = meter.CreateCounter<long>("graphbff.operation.errors", "{error}", "Errors in responses.");

    private readonly Histogram<double> _allowance = meter.CreateHistogram(
        "graphbff.operation.allowance", "1", "The share of a limit that an operation used.", advice: Advice.Shares);

    private readonly Histogram<int> _batches = meter.CreateHistogram(
        "graphbff.batch.size", "{key}", "Keys that a loader fetched together.", advice: Advice.Keys);

    private readonly Counter<long> _loads = meter.CreateCounter<long>(
        "graphbff.loader.loads", "{key}", "Keys that fields asked for; `outcome` is fetched or shared.");

    public void Began(string type) => _active.Add(1, new KeyValuePair<string, object?>(OperationTelemetry.TypeKey, type));

    public void Ended(string type) => _active.Add(-1, new KeyValuePair<string, object?>(OperationTelemetry.TypeKey, type));

    public void Failed(string code) => _errors.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <param name="limit">Which limit.</param>
    /// <param name="share">0 to 1.</param>
    public void Used(string limit, double share) => _allowance.Record(share, new KeyValuePair<string, object?>("limit", limit));

    public void Fetched(string loader, int keys) => _batches.Record(keys, new KeyValuePair<string, object?>("loader", loader));

    /// <param name="loader">The loader's class.</param>
    /// <param name="fetched">Keys that it fetched.</param>
    /// <param name="shared">Keys that were already loaded or waiting when a field asked for them.</param>
    public void Loaded(string loader, int fetched, int shared)
    {
        _loads.Add(fetched, new("loader", loader), new("outcome", "fetched"));
        if (shared > 0)
        {
            _loads.Add(shared, new("loader", loader), new("outcome", "shared"));
        }
    }
}
