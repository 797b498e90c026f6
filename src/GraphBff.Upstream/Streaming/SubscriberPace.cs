namespace GraphBff.Upstream.Streaming;

internal enum SubscriberPace : byte
{
    /// <summary>It keeps up.</summary>
    Good,

    /// <summary>It lags, and the stream is held back for it.</summary>
    Lagging,

    /// <summary>It lags, and holding the stream back did not help.</summary>
    Stuck,
}
