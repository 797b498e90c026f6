namespace GraphBff.Upstream.Streaming;

/// <summary>What becomes of a stream that broke.</summary>
internal enum StreamFate
{
    /// <summary>It is opened again: its subscribers notice nothing, save a gap where it cannot be resumed.</summary>
    Reopen,

    /// <summary>It ends with the service's error: the same call would fail again.</summary>
    End,
}
