namespace GraphBff.Upstream.Streaming;

/// <summary>The meaning of a message of a watch stream.</summary>
public enum WatchMessageKind
{
    /// <summary>An event: something changed.</summary>
    Change,

    /// <summary>An event: something was removed, and is no longer part of the current state.</summary>
    Removal,

    /// <summary>Part of the current state. On request the service sends it before anything else.</summary>
    Current,

    /// <summary>No event, only a resume token: the current state is complete, or nothing happened for a while.</summary>
    Checkpoint,
}
