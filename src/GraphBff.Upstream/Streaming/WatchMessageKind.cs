namespace GraphBff.Upstream.Streaming;

/// <summary>What a message of a watch stream is to those who watch.</summary>
public enum WatchMessageKind
{
    /// <summary>An event: something changed.</summary>
    Change,

    /// <summary>An event: something is gone, and no longer part of the current state.</summary>
    Removal,

    /// <summary>Part of the current state, which the service sends when asked to, before anything else.</summary>
    Current,

    /// <summary>No event, only a resume token: the current state is complete, or nothing happened for a while.</summary>
    Checkpoint,
}
