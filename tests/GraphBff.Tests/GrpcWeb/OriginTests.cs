using System.Net;
using GraphBff.Contracts.Users.V1;
using GraphBff.Testing;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>Which pages may call services (CORS; the Fetch standard, 3.3), and for which hosts.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    // What the browser of the original's client asks for.
    private const string Headers = "authorization,content-type,grpc-timeout,keep-alive,x-grpc-web,x-user-agent";

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await ServiceClient.StartAsync(
        ("Transport:AllowedOrigins:0", "https://app.example.com"), ("AllowedHosts", "127.0.0.1;api.example.com"));

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://evil.example", "")]
    public async Task Preflight_OfAnAllowedOrigin_AllowsTheCall(string origin, string allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, ServiceClient.GetUser)
        {
            Headers =
            {
                { "host", "api.example.com" },
                { "origin", origin },
                { "access-control-request-method", "POST" },
                { "access-control-request-headers", Headers },
            },
        };

        using var response = await _graph.Http.SendAsync(request);
        var reply = await ServiceReply.OfAsync(response);

        Assert.Equal(HttpStatusCode.NoContent, reply.HttpStatus);
        Assert.Equal(allowed, reply["access-control-allow-origin"]);
        Assert.Equal(allowed.Length == 0 ? "" : "POST", reply["access-control-allow-methods"]);
        Assert.Equal(allowed.Length == 0 ? "" : Headers, reply["access-control-allow-headers"]);
        Assert.Equal("", reply["access-control-allow-credentials"]);
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("https://evil.example", "")]
    public async Task Call_OfAnAllowedOrigin_MayReadTheStatus(string origin, string allowed)
    {
        var reply = await _graph.CallAsync(
            "/user.v1.UserService/Nope", new GetUserRequest(), ("host", "api.example.com"), ("origin", origin));

        Assert.Equal(allowed, reply["access-control-allow-origin"]);
        Assert.Equal(
            allowed.Length == 0 ? "" : "grpc-status,grpc-message,grpc-status-details-bin,x-request-id",
            reply["access-control-expose-headers"]);
    }

    [Fact]
    public async Task Call_ForAnotherHost_IsMisdirected()
    {
        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" }, ("host", "evil.example"));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, reply.HttpStatus);
        Assert.Empty(_graph.Upstream.Calls);
    }
}
