namespace GraphBff.Upstream.Streaming;

/// <summary>What happens to a subscriber that lags more than its queue holds.</summary>
public enum StreamOverflow
{
    /// <summary>Its subscription ends with <c>SLOW_CONSUMER</c>; it can resume from its last token.</summary>
    End,

    /// <summary>It loses the oldest events, and gets a gap with the next one.</summary>
    DropOldest,
}
