namespace GraphBff.Engine.Operations;

/// <summary>
/// Who asks. Made once per request by the host; the only way identity reaches a loader, a call, a cache or a stream.
/// </summary>
/// <param name="identity">
/// Equal for requests of the same identity, and the scope of what is shared per caller. Holds no trace or request id.
/// </param>
/// <param name="metadata">Names in lower case and values to forward with every upstream call; a <c>-bin</c> value is base64.</param>
public sealed class Caller(string identity, IReadOnlyList<KeyValuePair<string, string>> metadata)
{
    /// <summary>A caller without credentials.</summary>
    public static Caller Anonymous { get; } = new("anonymous", []);

    public string Identity { get; } = identity;

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; } = metadata;

    /// <summary>The program that asks; no part of <see cref="Identity"/>, and shared state never depends on it.</summary>
    public ClientName Client { get; init; }

    /// <summary>
    /// The caller's own <c>traceparent</c> (W3C Trace Context), to be passed on where this process traces nothing itself; no part of
    /// <see cref="Identity"/>. Null for none, or where an <c>Activity</c> stands for it.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>The <c>tracestate</c> that belongs to it; null for none.</summary>
    public string? TraceState { get; init; }
}
