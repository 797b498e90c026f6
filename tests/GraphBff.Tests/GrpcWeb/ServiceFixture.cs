using GraphBff.Testing;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>One product that serves methods of its services, for all tests that can share it. They run one after another.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    private int _earlier;

    public TestGraph Graph { get; private set; } = null!;

    /// <summary>What an operator would look at, since the test began.</summary>
    internal IEnumerable<LogEntry> Problems => Graph.Logs.Problems.Skip(_earlier);

    public async Task InitializeAsync() => Graph = await ServiceClient.StartAsync(
        ("Kestrel:Endpoints:1:Url", "http://127.0.0.1:0"),
        ("Kestrel:Endpoints:2:Url", "http://127.0.0.1:0"),
        ("Kestrel:Endpoints:2:Protocols", "Http2"));

    public async Task DisposeAsync() => await Graph.DisposeAsync();

    /// <summary>The product, without the calls of other tests.</summary>
    internal TestGraph Begin()
    {
        Graph.Upstream.Clear();
        Graph.Upstream.Before = null;
        _earlier = Graph.Logs.Problems.Count();
        return Graph;
    }
}
