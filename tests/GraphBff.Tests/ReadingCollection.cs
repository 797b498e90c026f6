namespace GraphBff.Tests;

/// <summary>The tests that only read, one after the other: they look at which calls were made.</summary>
[CollectionDefinition(Name)]
public sealed class ReadingCollection : ICollectionFixture<GraphFixture>
{
    public const string Name = "reading";
}
