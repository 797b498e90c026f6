using GraphBff.Testing;
using ModelContextProtocol.Client;

namespace GraphBff.Adapters.Tests.Mcp;

/// <summary>The product with its tools on, and agents for it: the clients of the protocol's own library.</summary>
public sealed class McpProduct : IAsyncLifetime
{
    public TestGraph Graph { get; private set; } = null!;

    public Uri Address => new(Graph.Http.BaseAddress!, "/mcp");

    // Long timeouts, because these tests do not test speed and the machine may be busy.
    public async Task InitializeAsync() => Graph = await TestGraph.StartAsync(
        ("Mcp:Enabled", "true"),
        ("Mcp:Instructions", "A shop."),
        ("AllowedHosts", "127.0.0.1"),
        ("Calls:CallTimeout", "00:01:00"),
        ("Transport:RequestBudget", "00:01:00"));

    public async Task DisposeAsync() => await Graph.DisposeAsync();

    /// <summary>Connects an agent, and forgets the calls so far.</summary>
    /// <param name="version">The revision of the protocol; null for what both sides know best.</param>
    /// <param name="headers">The headers of each request.</param>
    public async Task<McpClient> ConnectAsync(string? version = null, params (string Name, string Value)[] headers)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = Address,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = headers.ToDictionary(header => header.Name, header => header.Value),
        });
        var client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = version });
        Graph.Upstream.Clear();
        Graph.Upstream.Before = null;
        return client;
    }
}
