using GraphBff.Testing;

namespace GraphBff.Tests.Federation;

/// <summary>One product as a subgraph, for tests that only read.</summary>
public sealed class SubgraphFixture : IAsyncLifetime
{
    public TestGraph Graph { get; private set; } = null!;

    // A busy machine must not fail these tests.
    public async Task InitializeAsync() => Graph = await TestGraph.StartAsync(
        ("Federation:Enabled", "true"), ("Calls:CallTimeout", "00:01:00"), ("Transport:RequestBudget", "00:01:00"));

    public async Task DisposeAsync() => await Graph.DisposeAsync();
}
