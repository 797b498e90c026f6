namespace GraphBff.Upstream.Streaming;

/// <summary>What becomes of a subscriber that falls behind by more than its queue.</summary>
public enum StreamOverflow
{
    /// <summary>Its subscription ends with <c>SLOW_CONSUMER</c>; it can go on from its last resume token.</summary>
    End,

    /// <summary>It loses the oldest events, and is told a gap on the next one.</summary>
    DropOldest,
}
