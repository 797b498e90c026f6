namespace GraphBff.Upstream.Streaming;

/// <summary>A message of a stream, as the hub knows it.</summary>
internal readonly record struct WatchMessage(object Content, WatchMessageKind Kind, string ResumeToken);
