namespace GraphBff.Upstream.Streaming;

internal enum HubKind
{
    /// <summary>The hub that new subscribers join.</summary>
    Live,

    /// <summary>
    /// Opened from a client's resume token. Its subscribers move to the live hub when they find their position there. Without a live hub,
    /// they move to the first catch-up hub.
    /// </summary>
    CatchUp,

    /// <summary>
    /// For one subscriber, because the current state is too large to keep. It reads no faster than the subscriber. After the state it
    /// becomes a catch-up hub.
    /// </summary>
    Private,
}
