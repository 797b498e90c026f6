using GraphBff.Testing;

namespace GraphBff.Adapters.Tests;

/// <summary>One product for all tests of a collection.</summary>
public sealed class GraphFixture : IAsyncLifetime
{
    public TestGraph Graph { get; private set; } = null!;

    public async Task InitializeAsync() => Graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await Graph.DisposeAsync();
}
