namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>A change of a key; its number is its place in the log, from 1.</summary>
internal sealed record FeedEntry(string Key, int Number, bool IsRemoval = false, FeedFlaw Flaw = FeedFlaw.None)
{
    /// <summary>Whether the current state has it: what cannot be read is no part of that.</summary>
    public bool IsState => Flaw is FeedFlaw.None or FeedFlaw.UnknownKind;

    /// <summary>Whether it is an error for who reads it.</summary>
    public bool IsError => Flaw is FeedFlaw.Throws or FeedFlaw.NotUtf8 or FeedFlaw.CutOff;
}
