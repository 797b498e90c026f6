namespace GraphBff.Upstream.Streaming;

internal enum SubscriberPace : byte
{
    /// <summary>It keeps up.</summary>
    Good,

    /// <summary>It has much to read, and the stream is held back for it.</summary>
    Behind,

    /// <summary>It has much to read, and was waited for in vain.</summary>
    Stuck,
}
