using System.Net;
using System.Net.Http.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

public sealed class Http2Tests
{
    [Fact]
    public async Task Http2WithoutTls_OnAPortOfItsOwn_Answers()
    {
        await using var graph = await TestGraph.StartAsync(
            ("Kestrel:Endpoints:H2c:Url", "http://127.0.0.1:0"), ("Kestrel:Endpoints:H2c:Protocols", "Http2"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ users(first: 1) { nodes { id } } }" }),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await graph.Http.SendAsync(request);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal("{\"data\":{\"users\":{\"nodes\":[{\"id\":\"VXNlcjp1c2VyLTAwMDE\"}]}}}", await response.Content.ReadAsStringAsync());
    }
}
