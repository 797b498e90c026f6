using GraphBff.Testing;

namespace GraphBff.Adapters.Tests;

/// <summary>One product for all tests of a collection.</summary>
public sealed class GraphFixture : IAsyncLifetime
{
    public TestGraph Graph { get; private set; } = null!;

    // Long timeouts, because these tests do not test speed and the machine may be busy.
    public async Task InitializeAsync()
        => Graph = await TestGraph.StartAsync(("Calls:CallTimeout", "00:01:00"), ("Transport:RequestBudget", "00:01:00"));

    public async Task DisposeAsync() => await Graph.DisposeAsync();
}
