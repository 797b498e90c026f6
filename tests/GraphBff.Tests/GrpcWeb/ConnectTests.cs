using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using GraphBff.Contracts.Users.V1;
using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>The Connect protocol, byte by byte (https://connectrpc.com/docs/protocol).</summary>
[Collection(ServiceCollection.Name)]
public sealed class ConnectTests(ServiceFixture fixture)
{
    private const string Json = "application/json";

    private readonly TestGraph _graph = fixture.Begin();

    public static TheoryData<StatusCode, string, HttpStatusCode> Codes => new()
    {
        { StatusCode.Cancelled, "canceled", (HttpStatusCode)499 },
        { StatusCode.Unknown, "unknown", HttpStatusCode.InternalServerError },
        { StatusCode.InvalidArgument, "invalid_argument", HttpStatusCode.BadRequest },
        { StatusCode.DeadlineExceeded, "deadline_exceeded", HttpStatusCode.GatewayTimeout },
        { StatusCode.NotFound, "not_found", HttpStatusCode.NotFound },
        { StatusCode.AlreadyExists, "already_exists", HttpStatusCode.Conflict },
        { StatusCode.PermissionDenied, "permission_denied", HttpStatusCode.Forbidden },
        { StatusCode.ResourceExhausted, "resource_exhausted", HttpStatusCode.TooManyRequests },
        { StatusCode.FailedPrecondition, "failed_precondition", HttpStatusCode.BadRequest },
        { StatusCode.Aborted, "aborted", HttpStatusCode.Conflict },
        { StatusCode.OutOfRange, "out_of_range", HttpStatusCode.BadRequest },
        { StatusCode.Unimplemented, "unimplemented", HttpStatusCode.NotImplemented },
        { StatusCode.Internal, "internal", HttpStatusCode.InternalServerError },
        { StatusCode.DataLoss, "data_loss", HttpStatusCode.InternalServerError },
        { StatusCode.Unauthenticated, "unauthenticated", HttpStatusCode.Unauthorized },
    };

    [Fact]
    public async Task Unary_Proto_IsTheMessageAlone()
    {
        using var content = new ByteArrayContent(new GetUserRequest { Id = "user-0001" }.ToByteArray());
        content.Headers.ContentType = new("application/proto");

        using var response = await _graph.Http.PostAsync(ServiceClient.GetUser, content);

        Assert.Equal((HttpStatusCode.OK, "application/proto"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal("user-0001", GetUserResponse.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync()).User.Id);
    }

    [Theory]
    [InlineData("""{"id":"user-0001"}""")]
    [InlineData("""{"id":"user-0001","readMask":"id,name","newer":[1,{}]}""")]
    public async Task Unary_Json_IsTheMessageInJson(string body)
    {
        var reply = await _graph.SendAsync(ServiceClient.GetUser, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body));

        Assert.Equal((HttpStatusCode.OK, Json), (reply.HttpStatus, reply["content-type"]));
        using var json = JsonDocument.Parse(reply.Body);
        Assert.Equal("user-0001", json.RootElement.GetProperty("user").GetProperty("id").GetString());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Unary_ThatFails_HasTheStatusOfItsCode(StatusCode code, string name, HttpStatusCode status)
    {
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Grpc.Core.Status(code, ""));

        var reply = await _graph.SendAsync("/user.v1.UserService/CreateUser", Json, "{}"u8.ToArray());

        Assert.Equal((status, Json), (reply.HttpStatus, reply["content-type"]));
        using var json = JsonDocument.Parse(reply.Body);
        Assert.Equal(name, json.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Unary_ThatTheServiceRefuses_HasItsTextAndDetails()
    {
        var reply = await _graph.SendAsync("/user.v1.UserService/CreateUser", Json, "{}"u8.ToArray());

        using var json = JsonDocument.Parse(reply.Body);
        Assert.Equal("The request is not valid.", json.RootElement.GetProperty("message").GetString());
        var detail = json.RootElement.GetProperty("details").EnumerateArray()
            .Single(detail => detail.GetProperty("type").GetString() == "google.rpc.BadRequest").GetProperty("value").GetString()!;
        var padded = detail + new string('=', -detail.Length & 3);
        Assert.NotEmpty(BadRequest.Parser.ParseFrom(Convert.FromBase64String(padded)).FieldViolations);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"id":{}}""")]
    public async Task Json_ThatIsNoMessage_IsInvalid(string body)
    {
        var reply = await _graph.SendAsync(ServiceClient.GetUser, Json, Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, reply.HttpStatus);
        Assert.Contains("The message is not a user.v1.GetUserRequest in JSON", reply.Body, StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
        Assert.Empty(fixture.Problems);
    }

    [Theory]
    [InlineData("content-encoding", "gzip", HttpStatusCode.NotImplemented, "Send it as it is")]
    [InlineData("connect-timeout-ms", "5s", HttpStatusCode.BadRequest, "connect-timeout-ms")]
    [InlineData("connect-timeout-ms", "12345678901", HttpStatusCode.BadRequest, "connect-timeout-ms")]
    public async Task Header_ThatIsNotRead_IsRefused(string name, string value, HttpStatusCode status, string saying)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ServiceClient.GetUser) { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentType = new("application/proto");
        HttpHeaders headers = name.StartsWith("content", StringComparison.Ordinal) ? request.Content.Headers : request.Headers;
        headers.TryAddWithoutValidation(name, value);

        using var response = await _graph.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(saying, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Theory]
    [InlineData("/user.v1.UserService/DeleteUser", HttpStatusCode.NotImplemented, "unimplemented")]
    [InlineData(ServiceClient.GetUser, HttpStatusCode.TooManyRequests, "resource_exhausted")]
    public async Task Unary_Refused_SaysWhatToDo(string path, HttpStatusCode status, string code)
    {
        var reply = await _graph.SendAsync(path, "application/proto", new byte[10 * 1024 * 1024]);

        Assert.Equal(status, reply.HttpStatus);
        Assert.StartsWith($$"""{"code":"{{code}}","message":""", reply.Body, StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Fact]
    public async Task Timeout_OfTheClient_ReachesTheService()
    {
        await _graph.SendAsync(ServiceClient.GetUser, Json, """{"id":"user-0001"}"""u8.ToArray(), ("connect-timeout-ms", "5000"));

        Assert.InRange(Assert.Single(_graph.Upstream.Details).TimeLeft, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("application/connect+proto", "\0\0\0\0\0")]
    [InlineData("application/connect+json", "\0\0\0\0\u0002{}")]
    public async Task Stream_ThatFails_EndsWithTheError(string contentType, string body)
    {
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Grpc.Core.Status(StatusCode.PermissionDenied, "Not yours."));

        var reply = await _graph.SendAsync("/order.v1.OrderService/WatchOrders", contentType, Encoding.Latin1.GetBytes(body));

        Assert.Equal((HttpStatusCode.OK, contentType), (reply.HttpStatus, reply["content-type"]));
        Assert.Equal(2, reply.Body[0]);
        Assert.Equal("""{"error":{"code":"permission_denied","message":"Not yours."}}""", reply.Body[5..]);
    }
}
