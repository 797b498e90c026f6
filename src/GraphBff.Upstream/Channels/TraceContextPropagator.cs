using System.Diagnostics;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// Sends the trace context (W3C Trace Context, 3 <c>traceparent</c> and <c>tracestate</c>) with every call, but no baggage. A client could
/// use baggage to get past the list of headers that may be forwarded.
/// </summary>
internal sealed class TraceContextPropagator : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    private TraceContextPropagator()
    {
    }

    public static TraceContextPropagator Instance { get; } = new();

    public override IReadOnlyCollection<string> Fields { get; } = [TraceParent, TraceState];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (setter is null || Recorded(activity) is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } span)
        {
            return;
        }

        setter(carrier, TraceParent, id);
        if (span.TraceStateString is { Length: > 0 } state)
        {
            setter(carrier, TraceState, state);
        }
    }

    // The gRPC client and the HTTP client each make an activity. Nobody records those, unless the host listens to them. The service must
    // continue from one that is recorded, such as the span of the call.
    private static Activity? Recorded(Activity? activity)
    {
        for (var outer = activity; outer is not null; outer = outer.Parent)
        {
            if (outer.Source.HasListeners())
            {
                return outer;
            }
        }

        return activity;
    }

    /// <summary>Extracts nothing: calls go out here, and none comes in.</summary>
    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) => traceId = traceState = null;

    /// <inheritdoc cref="ExtractTraceIdAndState"/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
