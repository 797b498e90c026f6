namespace GraphBff.Tests;

/// <summary>Tests that only read. They run one after another, since they check which calls were made.</summary>
[CollectionDefinition(Name)]
public sealed class ReadingCollection : ICollectionFixture<GraphFixture>
{
    public const string Name = "reading";
}
