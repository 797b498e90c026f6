namespace GraphBff.Tests.GrpcWeb;

[CollectionDefinition(Name)]
public sealed class ServiceCollection : ICollectionFixture<ServiceFixture>
{
    public const string Name = "services";
}
