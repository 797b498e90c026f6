namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>A change of a key; its number is its place in the log, from 1.</summary>
internal sealed record FeedEntry(string Key, int Number, bool IsRemoval = false);
