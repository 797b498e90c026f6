namespace GraphBff.Upstream.Streaming;

/// <summary>A message of an upstream stream, as the hub needs it.</summary>
/// <param name="Content">The message.</param>
/// <param name="Kind">The meaning of the message.</param>
/// <param name="ResumeToken">The token that resumes the stream after it; empty if there is none.</param>
/// <param name="Key">The id of the message's object; null if it has none, or could not be read.</param>
/// <param name="Bytes">Its size on the wire.</param>
/// <param name="Fault">Why it could not be read; null if it could.</param>
internal readonly record struct WatchMessage(
    object Content, WatchMessageKind Kind, string ResumeToken, string? Key, int Bytes, Exception? Fault = null);
