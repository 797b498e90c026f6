using System.Text.Json;
using GraphBff.Graph;
using GraphBff.MockServices.Faults;
using GraphBff.Services;
using GraphBff.Testing;

namespace GraphBff.MockServices.Tests;

/// <summary>The product over the mock.</summary>
internal sealed class MockedGraph : IAsyncDisposable
{
    private readonly MockHost _mock;

    private MockedGraph(MockHost mock, TestGraph graph)
    {
        _mock = mock;
        Graph = graph;
    }

    public static MockedService[] Services { get; } = [.. Modules.All.Select(module => new MockedService(module.Name, module.Service))];

    public TestGraph Graph { get; }

    public static async Task<MockedGraph> StartAsync(MockSettings? settings = null, params (string Key, string Value)[] configuration)
    {
        var mock = await MockHost.StartAsync(Services, settings);
        return new MockedGraph(mock, await TestGraph.StartAsync([
            .. Modules.All.Select(module => (UpstreamAddresses.Key(module), mock.Address)),
            ("Calls:CallTimeout", "00:00:20"),
            ("Transport:RequestBudget", "00:00:30"),
            .. configuration,
        ]));
    }

    /// <summary>The data of an operation, which must succeed.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await Graph.QueryAsync(query, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data");
    }

    /// <summary>All nodes of a connection at the root, page by page.</summary>
    /// <param name="field">The field with its arguments but the page's: <c>orders(status: PAID</c> or <c>users(</c>.</param>
    /// <param name="selection">The fields of a node.</param>
    /// <param name="first">The size of a page.</param>
    public async Task<List<JsonElement>> AllAsync(string field, string selection, int first = 100)
    {
        var nodes = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = $"nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }}";
            var data = await DataAsync(
                $"query ($after: String) {{ page: {field} first: {first}, after: $after) {{ {page} }} }}", new { after = cursor });
            nodes.AddRange(data.GetProperty("page").GetProperty("nodes").EnumerateArray());
            var info = data.GetProperty("page").GetProperty("pageInfo");
            cursor = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (cursor is not null && nodes.Count < 10_000);
        return nodes;
    }

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        await _mock.DisposeAsync();
    }
}
