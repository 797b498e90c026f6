namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>What is wrong with a change.</summary>
public enum FeedFlaw
{
    None,

    /// <summary>It has no object.</summary>
    WithoutKey,

    /// <summary>The stream's own code throws on it.</summary>
    Throws,

    /// <summary>Its key is not UTF-8, so it does not parse.</summary>
    NotUtf8,

    /// <summary>It ends in the middle of a field.</summary>
    CutOff,

    /// <summary>Its kind is one that the readers do not know.</summary>
    UnknownKind,

    /// <summary>It is larger than a client accepts.</summary>
    TooLarge,
}
