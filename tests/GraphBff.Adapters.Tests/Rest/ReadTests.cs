using System.Text.Json;

namespace GraphBff.Adapters.Tests.Rest;

[Collection(ProductCollection.Name)]
public sealed class ReadTests(GraphFixture fixture)
{
    [Fact]
    public async Task Get_OneUser_IsTheDataAlone()
    {
        var response = await fixture.Graph.GetAsync($"/api/v1/users/{RestClient.Ada}");

        Assert.Equal((200, "application/json", "test"), (response.Status, response.ContentType, response.Header("x-request-id")));
        Assert.Equal(["id", "name", "email", "createdAt"], response.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(RestClient.Ada, response.Json.GetProperty("id").GetString());
        Assert.Single(fixture.Graph.Upstream.Calls);
    }

    [Fact]
    public async Task Get_Nothing_IsNotFound()
    {
        var response = await fixture.Graph.GetAsync("/api/v1/users/VXNlcjpub25l");

        Assert.Equal((404, "application/problem+json", "NOT_FOUND"), (response.Status, response.ContentType, response.Code));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(
            """{"type":"urn:problem-type:not-found","title":"Not Found","status":404,"detail":"There is nothing """
            + """of this id.","code":"NOT_FOUND","requestId":"test"}""",
            response.Text);
    }

    [Fact]
    public async Task Get_List_LinksToEachNextPage()
    {
        var seen = new List<string?>();
        for (var path = "/api/v1/products?first=50"; path is not null;)
        {
            var response = await fixture.Graph.GetAsync(path);

            seen.AddRange(response.Json.GetProperty("products").EnumerateArray().Select(product => product.GetProperty("id").GetString()));
            var pageInfo = response.Json.GetProperty("pageInfo");
            Assert.Equal(pageInfo.GetProperty("hasNextPage").GetBoolean(), response.Header("Link") is not null);
            path = response.Header("Link")?.Split('>')[0].TrimStart('<');
        }

        Assert.True(seen.Count > 50);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Link_KeepsTheOtherParameters_AndTheNameThatTheClientUses()
    {
        var first = await fixture.Graph.GetAsync("/api/v1/orders?status=PENDING&pageSize=1");
        var token = first.Json.GetProperty("pageInfo").GetProperty("nextPageToken").GetString();

        var second = await fixture.Graph.GetAsync($"/api/v1/orders?status=PENDING&pageSize=1&pageToken={token}");

        Assert.Equal($"</api/v1/orders?status=PENDING&pageSize=1&after={token}>; rel=\"next\"", first.Header("Link"));
        Assert.StartsWith(
            "</api/v1/orders?status=PENDING&pageSize=1&pageToken=", second.Header("Link"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithTheTagOfTheLastResponse_IsNotModified()
    {
        var path = "/api/v1/products?first=3";
        var first = await fixture.Graph.GetAsync(path);

        var second = await fixture.Graph.GetAsync(path, ("If-None-Match", first.Header("ETag")!));

        Assert.Equal("public, max-age=30", first.Header("Cache-Control"));
        Assert.Equal((304, ""), (second.Status, second.Text));
        Assert.Equal(first.Header("Link"), second.Header("Link"));
    }

    [Fact]
    public async Task Head_HasTheHeadersOfGet()
    {
        var path = $"/api/v1/users/{RestClient.Ada}";
        var get = await fixture.Graph.GetAsync(path);

        var head = await fixture.Graph.SendAsync("HEAD", path);

        Assert.Equal((200, ""), (head.Status, head.Text));
        Assert.Equal((get.Header("ETag"), get.Header("Content-Length")), (head.Header("ETag"), head.Header("Content-Length")));
    }

    [Fact]
    public async Task Get_LargeList_IsCompressed()
    {
        var response = await fixture.Graph.GetAsync("/api/v1/orders?first=50", ("Accept-Encoding", "br"));

        Assert.Equal("br", response.Header("Content-Encoding"));
    }

    [Fact]
    public async Task Get_OrdersOfOneUser_AreThoseOfTheGraph()
    {
        var response = await fixture.Graph.GetAsync($"/api/v1/orders?userId={RestClient.Ada}&first=2");

        var graph = await fixture.Graph.QueryAsync(
            "query ($id: ID!) { user(id: $id) { orders(first: 2) { nodes { id } } } }", new { id = RestClient.Ada });
        Assert.Equal(
            graph.GetProperty("data").GetProperty("user").GetProperty("orders").GetProperty("nodes").EnumerateArray().Select(IdOf),
            response.Json.GetProperty("orders").EnumerateArray().Select(IdOf));

        static string? IdOf(JsonElement order) => order.GetProperty("id").GetString();
    }
}
