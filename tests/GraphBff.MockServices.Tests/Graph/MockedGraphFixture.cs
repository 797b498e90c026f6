namespace GraphBff.MockServices.Tests.Graph;

/// <summary>One product over the mock for all tests that only read.</summary>
public sealed class MockedGraphFixture : IAsyncLifetime
{
    internal MockedGraph Mocked { get; private set; } = null!;

    public async Task InitializeAsync() => Mocked = await MockedGraph.StartAsync();

    public async Task DisposeAsync() => await Mocked.DisposeAsync();
}
