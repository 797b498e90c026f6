namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Tests that measure, with no other beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
