namespace GraphBff.Adapters.Tests;

/// <summary>Tests of one product. They run one after another, since they check which calls were made.</summary>
[CollectionDefinition(Name)]
public sealed class ProductCollection : ICollectionFixture<GraphFixture>
{
    public const string Name = "product";
}
