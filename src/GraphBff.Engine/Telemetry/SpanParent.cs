using System.Diagnostics;

namespace GraphBff.Engine.Telemetry;

/// <summary>Finds the span that the span of a request continues.</summary>
public static class SpanParent
{
    /// <summary>The parent of the span of the current request: the client's span, or one of this process that is recorded.</summary>
    /// <param name="traceParent">The request's <c>traceparent</c>; not used if an activity has it. Null for none.</param>
    /// <param name="traceState">Its <c>tracestate</c>; null for none.</param>
    /// <returns>The default value for a root.</returns>
    public static ActivityContext Of(string? traceParent, string? traceState)
    {
        if (Activity.Current is not { } outer)
        {
            return ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var given) ? given : default;
        }

        if (outer.Source.HasListeners())
        {
            return outer.Context;
        }

        // The web server makes an activity for each request, for its log. Nobody records it, and a sampler would take it for a parent that
        // was not sampled. So its own parent counts.
        return outer.Parent is null && outer.ParentSpanId != default
            ? new ActivityContext(outer.TraceId, outer.ParentSpanId, outer.ActivityTraceFlags, outer.TraceStateString, isRemote: true)
            : default;
    }
}
