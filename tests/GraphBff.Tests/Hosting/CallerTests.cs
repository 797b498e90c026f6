using System.Net.Http.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

public sealed class CallerTests
{
    [Fact]
    public async Task Headers_OnTheList_ReachTheServiceAndNoOther()
    {
        await using var graph = await TestGraph.StartAsync(("Caller:ForwardedHeaders:0", "X-Tenant-Id"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ users(first: 1) { nodes { id } } }" }),
            Headers =
            {
                { "authorization", "Bearer token" },
                { "x-tenant-id", "acme" },
                { "x-secret", "no" },
                { "cookie", "session=no" },
            },
        };

        using var response = await graph.Http.SendAsync(request);

        var headers = Assert.Single(graph.Upstream.Details).Headers;
        Assert.Equal("Bearer token", headers.GetValue("authorization"));
        Assert.Equal("acme", headers.GetValue("x-tenant-id"));
        Assert.Equal("test", headers.GetValue("x-request-id"));
        Assert.Null(headers.GetValue("x-secret"));
        Assert.Null(headers.GetValue("cookie"));
    }

    [Fact]
    public async Task RequestId_Given_IsEchoed()
    {
        await using var graph = await TestGraph.StartAsync();

        using var response = await graph.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });

        Assert.Equal(["test"], response.Headers.GetValues("x-request-id"));
    }
}
