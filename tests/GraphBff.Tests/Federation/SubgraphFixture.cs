using GraphBff.Testing;

namespace GraphBff.Tests.Federation;

/// <summary>One product that serves as a subgraph, for tests that only read.</summary>
public sealed class SubgraphFixture : IAsyncLifetime
{
    public TestGraph Graph { get; private set; } = null!;

    public async Task InitializeAsync() => Graph = await TestGraph.StartAsync(("Federation:Enabled", "true"));

    public async Task DisposeAsync() => await Graph.DisposeAsync();
}
