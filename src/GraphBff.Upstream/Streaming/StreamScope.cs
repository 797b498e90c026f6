using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>Which callers share an upstream stream, and which may subscribe to it.</summary>
public sealed class StreamScope
{
    private StreamScope(Func<FieldContext, ValueTask>? rule) => Rule = rule;

    /// <summary>Subscriptions of one caller, opened with the caller's credentials: the service decides what the caller may see.</summary>
    public static StreamScope PerCaller { get; } = new(rule: null);

    /// <summary>The rule of a stream that every caller of the graph may see.</summary>
    public static Func<FieldContext, ValueTask> AnyCaller { get; } = static _ => default;

    /// <summary>Whether the stream is opened with the caller's credentials.</summary>
    internal bool IsPerCaller => Rule is null;

    /// <summary>Checks a caller; null if the service does.</summary>
    internal Func<FieldContext, ValueTask>? Rule { get; }

    /// <summary>
    /// Subscriptions of all callers, opened with the graph's own credentials, if any: see <see cref="UpstreamBuilder.OwnMetadata"/>. The
    /// service does not know the callers, so only the rule checks them.
    /// </summary>
    /// <param name="rule">
    /// Refuses a subscription by throwing a <see cref="GraphBff.Engine.Errors.GraphException"/>, before a stream is joined or opened.
    /// <see cref="AnyCaller"/> accepts all.
    /// </param>
    public static StreamScope Everyone(Func<FieldContext, ValueTask> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule);
    }
}
