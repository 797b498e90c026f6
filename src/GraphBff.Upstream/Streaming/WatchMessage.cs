namespace GraphBff.Upstream.Streaming;

/// <summary>A message of a stream, as the hub knows it.</summary>
/// <param name="Content">The message.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ResumeToken">Resumes the stream after it; empty where there is none.</param>
/// <param name="Key">The id of what it is about; null where it is about nothing, or could not be read.</param>
/// <param name="Bytes">How many it came as.</param>
/// <param name="Fault">Why it could not be read; null where it could.</param>
internal readonly record struct WatchMessage(
    object Content, WatchMessageKind Kind, string ResumeToken, string? Key, int Bytes, Exception? Fault = null);
