using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GraphBff.Testing;

namespace GraphBff.Adapters.Tests.Mcp;

public sealed class McpEndpointTests(McpProduct product) : IClassFixture<McpProduct>
{
    private const string Call =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_users","arguments":{"first":1}}}""";

    private readonly TestGraph _graph = product.Graph;

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Method_Other_Is405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/mcp");

        var (response, error) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST", "OPTIONS"], response.Content.Headers.Allow);
        Assert.Equal("METHOD_NOT_ALLOWED", (string?)error["data"]!["code"]);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData(null, null)]
    [InlineData("application/json", "gzip")]
    public async Task Body_NotPlainJson_Is415(string? type, string? encoding)
    {
        using var request = Request(Call);
        request.Content!.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        var (response, error) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (string?)error["data"]!["code"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_Of10MB_Is413(bool isAnnounced)
    {
        using var request = Request(Call.Replace("\"first\"", $"\"{new string('x', 10 << 20)}\"", StringComparison.Ordinal));
        request.Headers.TransferEncodingChunked = !isAnnounced;

        var (response, error) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("PAYLOAD_TOO_LARGE", (string?)error["data"]!["code"]);
    }

    [Theory]
    [InlineData("list_users", "\"after\":\"\\ud800\"")]
    [InlineData("list_users", "\"\\udc00\":1")]
    [InlineData("\\ud800", "")]
    public async Task Text_WithHalfACharacter_Is400(string name, string arguments)
    {
        using var request = Request(
            Call.Replace("list_users", name, StringComparison.Ordinal).Replace("\"first\":1", arguments, StringComparison.Ordinal));

        var (response, error) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BAD_REQUEST", (string?)error["data"]!["code"]);
    }

    [Fact]
    public async Task Text_NotUtf8_Is400()
    {
        using var request = Request(Call);
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Call.Replace("list_users", "caf\u00e9", StringComparison.Ordinal)))
        {
            Headers = { ContentType = new("application/json") },
        };

        var (response, _) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1.evil.example")]
    public async Task Origin_Other_Is403(string origin)
    {
        using var request = Request(Call);
        request.Headers.Add("Origin", origin);

        var (response, error) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("ORIGIN_NOT_ALLOWED", (string?)error["data"]!["code"]);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Origin_OfThisMachine_MayReadTheResponse()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/mcp");
        preflight.Headers.Add("Origin", "http://localhost:6274");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,mcp-protocol-version");
        using var request = Request(Call);
        request.Headers.Add("Origin", "http://localhost:6274");

        using var allowed = await _graph.Http.SendAsync(preflight);
        using var response = await _graph.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(["content-type,mcp-protocol-version"], allowed.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["http://localhost:6274"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task Host_Other_Is421(string method)
    {
        using var request = Request(Call, method);
        request.Headers.Host = "evil.example";

        using var response = await _graph.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{ users { nodes { id } } }"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""", null)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_users","arguments":[1]}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/list"}""", null)]
    public async Task Message_Malformed_IsAnErrorOfJsonRpc(string body, HttpStatusCode? status)
    {
        _graph.Upstream.Clear();
        using var request = Request(body);

        using var response = await _graph.Http.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status ?? HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"error\":{\"code\":-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
        Assert.DoesNotContain(_graph.Logs.Problems, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task Names_OfTheClient_DoNotReachTheLog()
    {
        using var request = Request(Call.Replace("list_users", "forged\\u001b[2J", StringComparison.Ordinal));

        using var response = await _graph.Http.SendAsync(request);

        Assert.Contains("There is no tool", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_graph.Logs.Entries, entry => entry.Message.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_Good_HasItsIdAndIsNotKept()
    {
        using var request = Request(Call);

        using var response = await _graph.Http.SendAsync(request);

        Assert.Equal(["test"], response.Headers.GetValues("x-request-id"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("x-content-type-options"));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("Production", null, HttpStatusCode.NotFound)]
    [InlineData("Production", "true", HttpStatusCode.OK)]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Development", "false", HttpStatusCode.NotFound)]
    public async Task Tools_ByEnvironment_AreServed(string environment, string? enabled, HttpStatusCode status)
    {
        await using var graph = await TestGraph.StartAsync(
            [("environment", environment), .. enabled is null ? [] : new[] { ("Mcp:Enabled", enabled) }]);
        using var request = Request(Call);

        using var response = await graph.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Tool_WhereOnlyTrustedDocumentsRun_Runs()
    {
        await using var graph = await TestGraph.StartAsync(
            ("Mcp:Enabled", "true"), ("Documents:Mode", "AllowListOnly"), ("Calls:CallTimeout", "00:01:00"));
        using var request = Request(Call);

        using var response = await graph.Http.SendAsync(request);

        Assert.Contains("\"isError\":false", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_OverHttp2_Runs()
    {
        await using var graph = await TestGraph.StartAsync(
            ("Mcp:Enabled", "true"),
            ("Kestrel:Endpoints:H2c:Url", "http://127.0.0.1:0"),
            ("Kestrel:Endpoints:H2c:Protocols", "Http2"),
            ("Calls:CallTimeout", "00:01:00"));
        using var request = Request(Call);
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;

        using var response = await graph.Http.SendAsync(request);

        Assert.Contains("\"isError\":false", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_Called_IsTracedAsItsOperation()
    {
        await using var graph = await TestGraph.StartAsync(("environment", "Development"), ("Calls:CallTimeout", "00:01:00"));
        using var request = Request(Call);
        using var response = await graph.Http.SendAsync(request);

        var traces = JsonNode.Parse(await graph.Http.GetStringAsync(new Uri("/graphql/trace/data", UriKind.Relative)))!;

        Assert.Equal("ListUsers", (string?)traces["operations"]![0]!["name"]);
    }

    private async Task<(HttpResponseMessage Response, JsonNode Error)> SendAsync(HttpRequestMessage request)
    {
        _graph.Upstream.Clear();
        var response = await _graph.Http.SendAsync(request);
        var message = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Empty(_graph.Upstream.Calls);
        Assert.Equal("2.0", (string?)message["jsonrpc"]);
        Assert.Equal("test", (string?)message["error"]!["data"]!["requestId"]);
        return (response, message["error"]!);
    }

    private static HttpRequestMessage Request(string body, string method = "POST") => new(new HttpMethod(method), "/mcp")
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
        Headers = { Accept = { new("application/json"), new("text/event-stream") } },
    };
}
