namespace GraphBff.Upstream.Streaming;

internal enum HubKind
{
    /// <summary>The one that new subscribers join.</summary>
    Live,

    /// <summary>Opened from a client's resume token; its subscribers go over to the live one where they find their place in it, or without one to the first of these.</summary>
    CatchUp,

    /// <summary>One subscriber's own, since the current state is too large to keep: read no faster than the subscriber reads. Once the state is told and read, it is as the one before.</summary>
    Private,
}
