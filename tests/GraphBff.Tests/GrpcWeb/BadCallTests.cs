using System.Net;
using System.Text;
using GraphBff.Contracts.Users.V1;
using GraphBff.Testing;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>What is no call, or none that may be made, is answered here. It says what to do, and nothing of it reaches a service.</summary>
[Collection(ServiceCollection.Name)]
public sealed class BadCallTests(ServiceFixture fixture)
{
    private const string InvalidArgument = "3";
    private const string ResourceExhausted = "8";
    private const string Unimplemented = "12";

    private readonly TestGraph _graph = fixture.Begin();

    public static TheoryData<string, byte[], string, string> Bodies => new()
    {
        { ServiceClient.GrpcWeb, [], InvalidArgument, "no message" },
        { ServiceClient.GrpcWeb, [0, 0, 0, 0], InvalidArgument, "no message" },
        { ServiceClient.GrpcWeb, [0, 0, 0, 0, 1], InvalidArgument, "announced with 1 bytes and has 0" },
        { ServiceClient.GrpcWeb, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], InvalidArgument, "exactly one message" },
        { ServiceClient.GrpcWeb, [1, 0, 0, 0, 0], Unimplemented, "Send the message as it is" },
        { ServiceClient.GrpcWeb, [7, 0, 0, 0, 0], InvalidArgument, "flags" },
        { ServiceClient.GrpcWeb, [0x80, 0, 0, 0, 0], InvalidArgument, "flags" },
        { ServiceClient.GrpcWeb, [0, 0xff, 0xff, 0xff, 0xff], ResourceExhausted, "larger than the 1048576 bytes" },
        {
            ServiceClient.GrpcWeb, [0, 0, 0x9f, 0xff, 0xfb, .. new byte[10 * 1024 * 1024 - 5]], ResourceExhausted,
            "larger than the 1048576 bytes"
        },
        { "application/grpc-web-text", "AAAA%"u8.ToArray(), InvalidArgument, "base64" },
        { "application/grpc-web-text", "AAAAAAE="u8.ToArray(), InvalidArgument, "announced with 1 bytes" },
        {
            "application/grpc-web-text", Encoding.ASCII.GetBytes(Convert.ToBase64String(new byte[2 * 1024 * 1024])), ResourceExhausted,
            "larger than the 1048576 bytes"
        },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task Body_Malformed_StatusOfTheProtocol(string contentType, byte[] body, string status, string saying)
    {
        var reply = await _graph.SendAsync(ServiceClient.GetUser, contentType, body);

        Assert.Equal((HttpStatusCode.OK, status), (reply.HttpStatus, reply.Status));
        Assert.Contains(saying, reply.Message, StringComparison.Ordinal);
        Assert.Empty(reply.Messages);
        await ExpectNothingReachedAServiceAsync();
    }

    [Theory]
    [InlineData("/user.v1.UserService/DeleteUser")]
    [InlineData("/user.v1.UserService/getUser")]
    [InlineData("/order.v1.OrderService/PlaceOrder")]
    [InlineData("/payment.v1.PaymentService/GetPayment")]
    [InlineData("/grpc.health.v1.Health/Check")]
    [InlineData("/evil.example/x%0d%0ay")]
    public async Task Method_NotListed_IsUnimplemented(string path)
    {
        var reply = await _graph.CallAsync(path, new GetUserRequest { Id = "user-0001" });

        Assert.Equal((HttpStatusCode.OK, Unimplemented), (reply.HttpStatus, reply.Status));
        Assert.True(reply.IsTrailersOnly);
        Assert.Contains("GrpcWeb:Services", reply.Message, StringComparison.Ordinal);
        await ExpectNothingReachedAServiceAsync();
    }

    [Theory]
    [InlineData("/user.v1.UserService")]
    [InlineData("/user.v1.UserService/GetUser/x")]
    [InlineData("/UserService/GetUser")]
    public async Task Route_OfNoService_IsNotFound(string path)
    {
        var reply = await _graph.CallAsync(path, new GetUserRequest { Id = "user-0001" });

        Assert.Equal(HttpStatusCode.NotFound, reply.HttpStatus);
        await ExpectNothingReachedAServiceAsync();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task HttpMethod_OtherThanPost_IsNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), ServiceClient.GetUser);

        using var response = await _graph.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("POST, OPTIONS", string.Join(", ", response.Content.Headers.Allow));
        Assert.Equal(method == "HEAD" ? "" : "A method of a service is called by POST.", await response.Content.ReadAsStringAsync());
        await ExpectNothingReachedAServiceAsync();
    }

    [Theory]
    [InlineData(ServiceClient.GetUser, "text/plain")]
    [InlineData(ServiceClient.GetUser, "application/grpc-web+json")]
    [InlineData(ServiceClient.GetUser, "application/grpc-web-nonsense")]
    [InlineData(ServiceClient.GetUser, "application/x-www-form-urlencoded")]
    [InlineData(ServiceClient.GetUser, "application/connect+proto")]
    [InlineData("/order.v1.OrderService/WatchOrders", "application/proto")]
    [InlineData("/order.v1.OrderService/WatchOrders", "application/json")]
    public async Task ContentType_OfNoCall_IsUnsupported(string path, string contentType)
    {
        var reply = await _graph.SendAsync(path, contentType, new byte[5]);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.HttpStatus);
        Assert.Contains("The Content-Type of a call is one of application/grpc-web, ", reply.Body, StringComparison.Ordinal);
        Assert.Contains("application/grpc-web, ", reply["accept-post"], StringComparison.Ordinal);
        await ExpectNothingReachedAServiceAsync();
    }

    [Fact]
    public async Task Grpc_OverHttp1_NeedsHttp2()
    {
        var reply = await _graph.SendAsync(ServiceClient.GetUser, "application/grpc", new byte[5]);

        Assert.Equal(HttpStatusCode.UpgradeRequired, reply.HttpStatus);
        Assert.Contains("send application/grpc-web", reply.Body, StringComparison.Ordinal);
        await ExpectNothingReachedAServiceAsync();
    }

    [Theory]
    [InlineData("authorization", "Bearer caf\u00e9", "'authorization'")]
    [InlineData("x-tenant-id", "\u20ac", "'x-tenant-id'")]
    [InlineData("grpc-timeout", "5", "grpc-timeout")]
    [InlineData("grpc-timeout", "123456789S", "grpc-timeout")]
    [InlineData("grpc-timeout", "-1S", "grpc-timeout")]
    [InlineData("grpc-timeout", "", "grpc-timeout")]
    public async Task Header_ThatCannotBePassedOn_IsRefused(string name, string value, string saying)
    {
        using var connection = await RawConnection.OpenAsync(_graph.Http.BaseAddress!);
        var latin = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));

        await connection.SendAsync(
            $"POST {ServiceClient.GetUser} HTTP/1.1\r\nHost: {_graph.Http.BaseAddress!.Authority}\r\nContent-Type: application/grpc-web\r\n"
            + $"{name}: {latin}\r\nContent-Length: 5\r\nConnection: close\r\n\r\n\0\0\0\0\0");

        var reply = await connection.ReadToEndAsync();
        Assert.Contains("grpc-status: 3\r\n", reply, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(saying, reply, StringComparison.Ordinal);
        await ExpectNothingReachedAServiceAsync();
    }

    [Fact]
    public async Task Services_Unlisted_HaveNoRoute()
    {
        await using var graph = await TestGraph.StartAsync();

        var reply = await graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });

        Assert.Equal(HttpStatusCode.NotFound, reply.HttpStatus);
        Assert.Empty(graph.Upstream.Calls);
    }

    // The same connection may be used for the next request, and nothing was logged that an operator would look at.
    private async Task ExpectNothingReachedAServiceAsync()
    {
        Assert.Empty(_graph.Upstream.Calls);
        Assert.Empty(fixture.Problems);
        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });
        Assert.Equal("user-0001", GetUserResponse.Parser.ParseFrom(Assert.Single(reply.Messages)).User.Id);
    }
}
