using System.Net;
using System.Net.Http.Json;
using System.Text;
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

    [Theory]
    [InlineData(null, "accept-language, x-tenant-id")]
    [InlineData("X-Region", "x-region")]
    [InlineData("", "")]
    public async Task Headers_Configured_StandInThePlaceOfTheDefault(string? configured, string forwarded)
    {
        (string, string)[] settings = configured switch
        {
            null => [],
            "" => [("Caller:ForwardedHeaders", "")],
            _ => [("Caller:ForwardedHeaders:0", configured)],
        };
        await using var graph = await TestGraph.StartAsync(settings);
        using var request = Request(null, ("accept-language", "de"), ("x-tenant-id", "acme"), ("x-region", "eu"));

        using var response = await graph.Http.SendAsync(request);

        var headers = Assert.Single(graph.Upstream.Details).Headers;
        string[] sent = ["accept-language", "x-tenant-id", "x-region"];
        Assert.Equal(forwarded, string.Join(", ", sent.Where(name => headers.Get(name) is not null)));
    }

    [Fact]
    public async Task RequestId_Given_IsEchoed()
    {
        await using var graph = await TestGraph.StartAsync();

        using var response = await graph.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" });

        Assert.Equal(["test"], response.Headers.GetValues("x-request-id"));
    }

    [Theory]
    [InlineData("x-tenant-id", "M\u00fcller")]
    [InlineData("x-tenant-id", "a\tb")]
    [InlineData("x-thing-bin", "no base64!")]
    public async Task Header_ThatGrpcCannotCarry_Is400AndNoCall(string name, string value)
    {
        await using var graph = await TestGraph.StartAsync(
            ("Caller:ForwardedHeaders:0", "x-tenant-id"), ("Caller:ForwardedHeaders:1", "x-thing-bin"));
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = Request(graph.Http.BaseAddress, (name, value));

        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"BAD_REQUEST\"", body, StringComparison.Ordinal);
        Assert.Contains(name, body, StringComparison.Ordinal);
        Assert.DoesNotContain(value, body, StringComparison.Ordinal);
        Assert.Empty(graph.Upstream.Calls);
    }

    [Theory]
    [InlineData("M\u00fcller")]
    [InlineData("a\nb")]
    public async Task Parameter_ThatGrpcCannotCarry_Closes4400(string value)
    {
        await using var graph = await TestGraph.StartAsync(("Caller:ForwardedHeaders:0", "x-tenant-id"));
        await using var client = await WebSocketClient.OpenAsync(new Uri(graph.Http.BaseAddress!, "graphql"));

        await client.SendAsync(new { type = "connection_init", payload = new Dictionary<string, string> { ["x-tenant-id"] = value } });

        Assert.Equal(4400, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task Authorization_Empty_IsLeftOutByHeaderAndByParameter()
    {
        await using var graph = await TestGraph.StartAsync();
        using var request = Request(null, ("authorization", ""));
        using var response = await graph.Http.SendAsync(request);
        await using var client = await WebSocketClient.OpenAsync(new Uri(graph.Http.BaseAddress!, "graphql"));
        await client.SendAsync(new { type = "connection_init", payload = new { authorization = " " } });
        await client.ReceiveAsync();
        await client.SubscribeAsync("1", "{ users(first: 1) { nodes { id } } }");
        await client.ReceiveAsync();

        Assert.Equal(2, graph.Upstream.Details.Count);
        Assert.All(graph.Upstream.Details, call => Assert.Null(call.Headers.Get("authorization")));
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true)]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01", false)]
    [InlineData("nonsense", false)]
    public async Task TraceContext_WhereNothingListens_GoesOnAsItCame(string traceParent, bool isValid)
    {
        await using var graph = await TestGraph.StartAsync(("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None"));
        using var request = Request(null, ("traceparent", traceParent), ("tracestate", "vendor=1"));

        using var response = await graph.Http.SendAsync(request);

        var headers = Assert.Single(graph.Upstream.Details).Headers;
        Assert.Equal(isValid, headers.GetAll("traceparent").Any(entry => entry.Value == traceParent));
        Assert.Equal(isValid ? "vendor=1" : null, headers.GetValue("tracestate"));
        Assert.InRange(headers.GetAll("traceparent").Count(), 0, 1);
    }

    private static HttpRequestMessage Request(Uri? address, params (string Name, string Value)[] headers)
    {
        var url = address is null ? new Uri("/graphql", UriKind.Relative) : new Uri(address, "graphql");
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = JsonContent.Create(new { query = "{ users(first: 1) { nodes { id } } }" }),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
