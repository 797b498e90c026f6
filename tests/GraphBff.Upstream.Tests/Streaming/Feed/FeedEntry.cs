namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>A change of a key. Its number is its position in the log, from 1.</summary>
internal sealed record FeedEntry(string Key, int Number, bool IsRemoval = false, FeedFlaw Flaw = FeedFlaw.None)
{
    /// <summary>Whether it is part of the current state. A message that cannot be read is not.</summary>
    public bool IsState => Flaw is FeedFlaw.None or FeedFlaw.UnknownKind;

    /// <summary>Whether readers get an error for it.</summary>
    public bool IsError => Flaw is FeedFlaw.Throws or FeedFlaw.NotUtf8 or FeedFlaw.CutOff;
}
