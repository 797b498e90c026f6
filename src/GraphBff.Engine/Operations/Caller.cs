namespace GraphBff.Engine.Operations;

/// <summary>
/// The caller of a request. The host creates it once per request. Identity reaches loaders, calls, caches and event sources only through
/// it.
/// </summary>
/// <param name="identity">
/// Equal for requests of the same identity. State that is shared per caller is shared by this value. It contains no trace id and no request
/// id.
/// </param>
/// <param name="metadata">Names in lower case, and values, to forward with every upstream call; a <c>-bin</c> value is base64.</param>
public sealed class Caller(string identity, IReadOnlyList<KeyValuePair<string, string>> metadata)
{
    /// <summary>A caller without credentials.</summary>
    public static Caller Anonymous { get; } = new("anonymous", []);

    /// <summary>
    /// The host itself, for operations that no client sent, such as those of a warm-up. It has no credentials. Its operations run whatever
    /// documents are trusted, and nobody's use counts them.
    /// </summary>
    public static Caller Host { get; } = new(Anonymous.Identity, []);

    public string Identity { get; } = identity;

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; } = metadata;

    /// <summary>The client program. It is not part of <see cref="Identity"/>, and shared state never depends on it.</summary>
    public ClientName Client { get; init; }

    /// <summary>
    /// The caller's own <c>traceparent</c> (W3C Trace Context), to forward if this process traces nothing itself. It is not part of
    /// <see cref="Identity"/>. Null for none, or if an <c>Activity</c> replaces it.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>The <c>tracestate</c> that belongs to it; null for none.</summary>
    public string? TraceState { get; init; }
}
