namespace GraphBff.Upstream.Streaming;

/// <summary>A message of a stream, as the hub knows it.</summary>
/// <param name="Content">The message.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ResumeToken">Resumes the stream behind it; empty where there is none.</param>
/// <param name="Bytes">How many it came as.</param>
internal readonly record struct WatchMessage(object Content, WatchMessageKind Kind, string ResumeToken, int Bytes);
