namespace GraphBff.Adapters.Tests.Rest;

/// <summary>Requests that are wrong: the right status, a body that says what to do, and nothing that reaches a service.</summary>
[Collection(ProductCollection.Name)]
public sealed class BadInputTests(GraphFixture fixture)
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, 404, "ROUTE_NOT_FOUND", "There are /api/v1/orders, /api/v1/orders/{id}")]
    [InlineData("GET", "/api/v1/users/a/b", null, 404, "ROUTE_NOT_FOUND", "There are /api/v1/orders, /api/v1/orders/{id}")]
    [InlineData("DELETE", "/api/v1/users", null, 405, "METHOD_NOT_ALLOWED", "It takes GET, HEAD, POST, OPTIONS.")]
    [InlineData("GET", "/api/v1/users/xx", null, 400, "BAD_ID", "'id' is not an id")]
    [InlineData("GET", "/api/v1/users?first=x", null, 400, "BAD_USER_INPUT", "'first' is not valid. It must be a whole number.")]
    [InlineData("GET", "/api/v1/users?first=", null, 400, "BAD_USER_INPUT", "It must be a whole number.")]
    [InlineData("GET", "/api/v1/users?first=9999999999", null, 400, "BAD_USER_INPUT", "32-bit")]
    [InlineData("GET", "/api/v1/users?first=1&first=2", null, 400, "BAD_USER_INPUT", "given once")]
    [InlineData("GET", "/api/v1/users?first=1&pageSize=2", null, 400, "BAD_USER_INPUT", "means the same as first")]
    [InlineData("GET", "/api/v1/users?first=500", null, 400, "BAD_USER_INPUT", "Must be 0 to 100.")]
    [InlineData("GET", "/api/v1/users?after=x", null, 400, "BAD_CURSOR", "")]
    [InlineData("GET", "/api/v1/orders?status=NEW", null, 400, "BAD_USER_INPUT", "one of PENDING, PAID")]
    [InlineData("POST", "/api/v1/users", "", 400, "BAD_USER_INPUT", "needs a body")]
    [InlineData("POST", "/api/v1/users", "{\"name\":", 400, "BAD_USER_INPUT", "not valid JSON, at line 1, byte 9")]
    [InlineData("POST", "/api/v1/users", "{} {}", 400, "BAD_USER_INPUT", "not valid JSON")]
    [InlineData("POST", "/api/v1/users", "[]", 400, "BAD_USER_INPUT", "to be an object")]
    [InlineData("POST", "/api/v1/users", "{\"name\":\"A\"}", 400, "BAD_USER_INPUT", "\"email\"")]
    [InlineData("POST", "/api/v1/users", "{\"name\":\"A\",\"email\":\"a@b.example\",\"x\":1}", 400, "BAD_USER_INPUT", "\"x\"")]
    [InlineData("POST", "/api/v1/orders/xx/cancel", null, 400, "BAD_ID", "not an id")]
    public async Task Send_WrongRequest_SaysWhatToDo(string method, string path, string? body, int status, string code, string detail)
    {
        var response = await fixture.Graph.SendAsync(method, path, body);

        Assert.Equal((status, "application/problem+json", code), (response.Status, response.ContentType, response.Code));
        Assert.Contains(detail, response.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("$", response.Text, StringComparison.Ordinal);
        Assert.Equal(status, response.Json.GetProperty("status").GetInt32());
        Assert.Equal("test", response.Json.GetProperty("requestId").GetString());
        Assert.Empty(fixture.Graph.Upstream.Calls);
    }

    [Theory]
    [InlineData("/api/v1/users?first=x", """{"detail":"It must be a whole number.","parameter":"first","in":"query"}""")]
    [InlineData("/api/v1/users?pageSize=500", """{"detail":"Must be 0 to 100.","parameter":"pageSize","in":"query"}""")]
    public async Task Get_WrongParameter_NamesItsPlace(string path, string error)
    {
        var response = await fixture.Graph.GetAsync(path);

        Assert.Equal($"[{error}]", response.Json.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task Post_WrongMemberOfTheBody_NamesItsPlace()
    {
        var response = await fixture.Graph.SendAsync(
            "POST", "/api/v1/orders", """{"userId":"x","lines":[{"productId":"y","quantity":"z"}]}""");

        Assert.Equal("#/lines/0/quantity", response.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Send_OtherMethod_NamesTheMethods()
        => Assert.Equal("GET, HEAD, POST, OPTIONS", (await fixture.Graph.SendAsync("PUT", "/api/v1/users", "{}")).Header("Allow"));

    [Fact]
    public async Task Options_NamesTheMethods()
    {
        var response = await fixture.Graph.SendAsync("OPTIONS", "/api/v1/orders/x");

        Assert.Equal((204, "GET, HEAD, OPTIONS"), (response.Status, response.Header("Allow")));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_OtherContentType_IsRefused(string type)
    {
        var response = await fixture.Graph.SendAsync("POST", "/api/v1/users", "{}", ("Content-Type", type));

        Assert.Equal((415, "application/json"), (response.Status, response.Header("Accept")));
    }

    [Fact]
    public async Task Get_OtherAccept_IsRefused()
        => Assert.Equal((406, "NOT_ACCEPTABLE"), await CodeOfAsync(fixture.Graph.GetAsync("/api/v1/users", ("Accept", "text/html"))));

    [Fact]
    public async Task Post_LargeBody_IsRefused()
        => Assert.Equal(
            (413, "PAYLOAD_TOO_LARGE"),
            await CodeOfAsync(fixture.Graph.SendAsync("POST", "/api/v1/users", new string(' ', 10_000_000))));

    private static async Task<(int, string?)> CodeOfAsync(Task<RestResponse> sent)
    {
        var response = await sent;
        return (response.Status, response.Code);
    }
}
