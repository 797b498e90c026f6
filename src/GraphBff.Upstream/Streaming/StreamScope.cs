using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>Who shares a stream, and who may subscribe to it.</summary>
public sealed class StreamScope
{
    private StreamScope(Func<FieldContext, ValueTask>? rule) => Rule = rule;

    /// <summary>Subscriptions of one caller, opened with the caller's credentials: the service decides what the caller may see.</summary>
    public static StreamScope PerCaller { get; } = new(rule: null);

    /// <summary>The rule of a stream that whoever may use the graph may see.</summary>
    public static Func<FieldContext, ValueTask> AnyCaller { get; } = static _ => default;

    /// <summary>Whether the stream is opened with the caller's credentials.</summary>
    internal bool IsPerCaller => Rule is null;

    /// <summary>Checks a caller; null where the service does.</summary>
    internal Func<FieldContext, ValueTask>? Rule { get; }

    /// <summary>
    /// Subscriptions of all callers, opened with the graph's own credentials, if any: see <see cref="UpstreamBuilder.OwnMetadata"/>.
    /// The service knows none of the callers, so the rule is all that checks them.
    /// </summary>
    /// <param name="rule">
    /// Refuses a subscription by throwing a <see cref="GraphBff.Engine.Errors.GraphException"/>, before a stream is joined or opened.
    /// <see cref="AnyCaller"/> refuses none.
    /// </param>
    public static StreamScope Everyone(Func<FieldContext, ValueTask> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule);
    }
}
