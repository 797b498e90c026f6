namespace GraphBff.DemoServices.Tests;

/// <summary>One host for all tests that only read.</summary>
public sealed class SeededHost : IAsyncLifetime
{
    internal DemoHost Demo { get; private set; } = null!;

    public async Task InitializeAsync() => Demo = await DemoHost.StartAsync();

    public async Task DisposeAsync() => await Demo.DisposeAsync();
}
