using System.Diagnostics;

namespace GraphBff.Hosting;

/// <summary>
/// The trace of a request (W3C Trace Context) where nothing listens to the host's activities, so that none stands for it. It goes on all the
/// same: the services may belong to a trace that this process does not record.
/// </summary>
internal static class TraceContext
{
    // Longer ones may be cut at any list member (3.3.1.1), which is the business of those who know the members.
    private const int MaxStateLength = 512;

    /// <summary>A request's <c>traceparent</c> and <c>tracestate</c>; nulls where an activity carries them, or they are not valid.</summary>
    public static (string? Parent, string? State) Of(IHeaderDictionary headers)
    {
        if (Activity.Current is not null || headers.TraceParent is not [{ } parent] || !ActivityContext.TryParse(parent, null, out _))
        {
            return default;
        }

        string state = headers.TraceState.ToString();
        return (parent, state.Length is > 0 and <= MaxStateLength && !state.AsSpan().ContainsAnyExceptInRange(' ', '~') ? state : null);
    }
}
