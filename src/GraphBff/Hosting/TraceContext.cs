using System.Diagnostics;

namespace GraphBff.Hosting;

/// <summary>
/// The trace context of a request (W3C Trace Context), for a host whose activities nothing listens to. Then no activity carries it, but it
/// still goes to the services: they may belong to a trace that this process does not record.
/// </summary>
internal static class TraceContext
{
    // Longer ones may be cut at list members (3.3.1.1). That needs knowledge of the members, so they are dropped here.
    private const int MaxStateLength = 512;

    /// <summary>A request's <c>traceparent</c> and <c>tracestate</c>; nulls if an activity carries them, or they are invalid.</summary>
    public static (string? Parent, string? State) Of(IHeaderDictionary headers)
    {
        if (Activity.Current is not null || headers.TraceParent is not [{ } parent] || !ActivityContext.TryParse(parent, null, out _))
        {
            return default;
        }

        var state = headers.TraceState.ToString();
        return (parent, state.Length is > 0 and <= MaxStateLength && !state.AsSpan().ContainsAnyExceptInRange(' ', '~') ? state : null);
    }
}
