namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Tests that measure, and so run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
