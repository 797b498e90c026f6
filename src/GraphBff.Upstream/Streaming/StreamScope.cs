namespace GraphBff.Upstream.Streaming;

/// <summary>Whose equal subscriptions share one stream of the service.</summary>
public enum StreamScope
{
    /// <summary>Those of one caller. The stream is opened with the caller's metadata: the service sees who watches.</summary>
    PerCaller,

    /// <summary>
    /// Everyone's. The stream is opened with the upstream's own metadata (<see cref="UpstreamBuilder.OwnMetadata"/>), never a
    /// caller's, so who may watch is for <see cref="WatchStream{TFilter, TMessage}.AuthorizeAsync"/> to say.
    /// </summary>
    Everyone,
}
