using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Telemetry;

/// <summary>
/// The spans, metrics and log lines of operations. The names follow OpenTelemetry's conventions. While nobody listens, an operation costs
/// one check.
/// </summary>
internal sealed class EngineTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "GraphBff.Engine";

    /// <summary>The category of the log's line for each operation. At Debug it has them, above it none.</summary>
    public const string LogCategory = "GraphBff.Operations";

    private static readonly ActivitySource Source = new(Name);

    private static readonly KeyValuePair<string, object?> Hit = new("outcome", "hit");
    private static readonly KeyValuePair<string, object?> Miss = new("outcome", "miss");

    private readonly OperationNames _names;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _lookups;

    /// <param name="meters">The host's meters; null in a host without.</param>
    /// <param name="names">The names of operations that metrics have.</param>
    /// <param name="logger">The log of operations.</param>
    public EngineTelemetry(IMeterFactory? meters, OperationNames names, ILogger logger)
    {
        _names = names;
        _logger = logger;
        _meter = meters?.Create(Name) ?? new Meter(Name);
        _durations = _meter.CreateHistogram(
            "graphbff.operation.duration", "s", "Operations, from the parsed request to the last response.", advice: Advice.Seconds);
        _lookups = _meter.CreateCounter<long>("graphbff.plan_cache.lookups", "{lookup}", "Operations looked up in the cache of plans.");
        Metrics = new OperationMetrics(_meter);
    }

    public OperationMetrics Metrics { get; }

    /// <summary>Begins to measure an operation.</summary>
    /// <returns>Null if nobody listens.</returns>
    public OperationTelemetry? Begin(in RequestIdentity request)
        => Source.HasListeners() || _durations.Enabled || _logger.IsEnabled(LogLevel.Debug)
            ? new OperationTelemetry(this, request)
            : null;

    /// <summary>Counts a look-up in the cache of plans.</summary>
    public void LookedUp(bool isKnown) => _lookups.Add(1, isKnown ? Hit : Miss);

    /// <summary>Adds the instruments of the cache of plans, and of the large operations that wait for a thread.</summary>
    public void Observe(Func<long> operations, Func<long> bytes, Func<long> evictions, Func<long> waiting)
    {
        _meter.CreateObservableUpDownCounter(
            "graphbff.plan_cache.operations", operations, "{operation}", "Operations in the cache of plans.");
        _meter.CreateObservableUpDownCounter("graphbff.plan_cache.size", bytes, "By", "Memory of the cache of plans.");
        _meter.CreateObservableCounter(
            "graphbff.plan_cache.evictions", evictions, "{operation}", "Operations that the cache of plans dropped.");
        _meter.CreateObservableUpDownCounter(
            "graphbff.large_operations.waiting", waiting, "{operation}", "Large operations that wait for a thread.");
    }

    /// <summary>Starts a span that does not become current.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="parent">Its parent; the default value for a root.</param>
    /// <param name="tags">What samplers may see.</param>
    /// <param name="links">Its links.</param>
    /// <returns>Null if it is not recorded.</returns>
    public static Activity? StartSpan(
        string name,
        ActivityKind kind,
        ActivityContext parent,
        IEnumerable<KeyValuePair<string, object?>>? tags = null,
        IEnumerable<ActivityLink>? links = null)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // Without a parent, the current activity would become it. Each change of what is current allocates, so there are as few as possible.
        var outer = Activity.Current;
        if (outer is not null)
        {
            Activity.Current = null;
        }

        try
        {
            return Source.CreateActivity(name, kind, parent, tags, links) is { IsAllDataRequested: true } span ? span.Start() : null;
        }
        finally
        {
            if (Activity.Current != outer)
            {
                Activity.Current = outer;
            }
        }
    }

    /// <summary>Records an operation that has ended.</summary>
    public void Record(OperationTelemetry operation, OperationOutcome outcome, TimeSpan duration)
    {
        var text = outcome.Text();
        if (_durations.Enabled)
        {
            _durations.Record(
                duration.TotalSeconds,
                new(OperationTelemetry.TypeKey, operation.Type),
                new(OperationTelemetry.NameKey, _names.Of(operation.Name, operation.Request.IsTrusted)),
                new("outcome", text));
        }

        if (_logger.IsEnabled(LogLevel.Debug))
        {
            var name = OperationNames.Short(operation.Name) ?? OperationNames.None;
            Log.Operation(
                _logger,
                operation.Type ?? "GraphQL Operation",
                name,
                text,
                duration.TotalMilliseconds,
                operation.Errors,
                operation.FirstError ?? "",
                operation.Calls,
                operation.Request.RequestId,
                operation.TraceId);
        }
    }
}
