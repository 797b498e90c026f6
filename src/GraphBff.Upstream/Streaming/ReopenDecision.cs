namespace GraphBff.Upstream.Streaming;

/// <summary>What to do with an upstream stream that broke.</summary>
internal enum ReopenDecision
{
    /// <summary>Reopen it. Its subscribers notice nothing, except for a gap if it cannot be resumed.</summary>
    Reopen,

    /// <summary>End it with the service's error, since the same call would fail again.</summary>
    End,
}
