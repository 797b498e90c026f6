namespace GraphBff.Upstream.Streaming;

/// <summary>Where an upstream stream begins.</summary>
/// <param name="ResumeToken">To begin after the message with this token; empty to begin now.</param>
/// <param name="IncludeCurrentState">Whether the current state comes first. Never true with a token.</param>
public readonly record struct WatchStart(string ResumeToken, bool IncludeCurrentState);
