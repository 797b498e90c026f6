using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Adapters.Tests.Rest;

/// <summary>The rows of the README's table: what clients of the architecture that this product replaces rely on.</summary>
public sealed class OriginalGatewayTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task GetUser_ByPath_IsTheUser()
    {
        var user = (await _graph.GetAsync($"/api/v1/users/{RestClient.Ada}")).Json;

        Assert.Equal(["id", "name", "email", "createdAt"], user.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task ListUsers_WithoutParameters_HasTenUsers()
        => Assert.Equal(10, (await _graph.GetAsync("/api/v1/users")).Json.GetProperty("users").GetArrayLength());

    [Fact]
    public async Task ListUsers_ByPageSizeAndPageToken_ContinuesThePage()
    {
        var first = (await _graph.GetAsync("/api/v1/users?pageSize=2&pageToken=")).Json;
        var token = first.GetProperty("pageInfo").GetProperty("nextPageToken").GetString();

        var second = (await _graph.GetAsync($"/api/v1/users?pageSize=2&pageToken={token}")).Json;

        Assert.Equal((2, 2), (first.GetProperty("users").GetArrayLength(), second.GetProperty("users").GetArrayLength()));
        Assert.NotEqual(first.GetProperty("users").GetRawText(), second.GetProperty("users").GetRawText());
    }

    [Fact]
    public async Task CreateUser_Valid_Is201()
        => Assert.Equal(201, (await _graph.SendAsync("POST", "/api/v1/users", """{"name":"Ada","email":"ada@example.com"}""")).Status);

    [Theory]
    [InlineData(StatusCode.InvalidArgument, 400, "Invalid input provided")]
    [InlineData(StatusCode.Unauthenticated, 401, "Please log in to continue")]
    [InlineData(StatusCode.PermissionDenied, 403, "Permission denied")]
    [InlineData(StatusCode.NotFound, 404, "Resource not found")]
    [InlineData(StatusCode.AlreadyExists, 409, "Resource already exists")]
    [InlineData(StatusCode.ResourceExhausted, 429, "Rate limit exceeded, please try again")]
    [InlineData(StatusCode.Internal, 500, "The service failed")]
    [InlineData(StatusCode.Unimplemented, 501, "The service does not support this")]
    [InlineData(StatusCode.Unavailable, 503, "Service temporarily unavailable")]
    [InlineData(StatusCode.DeadlineExceeded, 504, "The service did not answer in time")]
    public async Task ListUsers_ServiceFails_HasTheStatusAndTheText(StatusCode code, int status, string text)
    {
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Status(code, "secret"));

        var response = await _graph.GetAsync("/api/v1/users");

        Assert.Equal((status, text), (response.Status, response.Detail));
        Assert.DoesNotContain("secret", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListUsers_Unauthenticated_NamesTheScheme()
    {
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Status(StatusCode.Unauthenticated, ""));

        Assert.Equal("Bearer", (await _graph.GetAsync("/api/v1/users")).Header("WWW-Authenticate"));
    }
}
