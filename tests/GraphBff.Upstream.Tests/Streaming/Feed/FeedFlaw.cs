namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>What is wrong with a change.</summary>
public enum FeedFlaw
{
    None,

    /// <summary>It is about nothing.</summary>
    WithoutKey,

    /// <summary>The stream's own code throws on it.</summary>
    Throws,

    /// <summary>Its key is not UTF-8, so that it does not parse.</summary>
    NotUtf8,

    /// <summary>It ends in the middle of a field.</summary>
    CutOff,

    /// <summary>Its kind is newer than its readers.</summary>
    UnknownKind,

    /// <summary>It is larger than what a client takes.</summary>
    TooLarge,
}
