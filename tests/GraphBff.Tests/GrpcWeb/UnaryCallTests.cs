using System.Net;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Contracts.Users.V1;
using GraphBff.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Status = Grpc.Core.Status;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>Unary calls by .NET's own clients of gRPC-Web and gRPC.</summary>
[Collection(ServiceCollection.Name)]
public sealed class UnaryCallTests(ServiceFixture fixture)
{
    private readonly TestGraph _graph = fixture.Begin();

    public static TheoryData<string> Protocols => ["grpc-web", "grpc-web-text", "grpc"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_OfAListedMethod_IsAnswered(string protocol)
    {
        using var channel = Open(protocol);

        var users = await new UserService.UserServiceClient(channel).ListUsersAsync(new() { PageSize = 3 });

        Assert.Equal(["user-0001", "user-0002", "user-0003"], users.Users.Select(user => user.Id));
        Assert.Equal(["ListUsers"], _graph.Upstream.Calls);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_ThatTheServiceRefuses_HasItsCodeTextAndDetails(string protocol)
    {
        using var channel = Open(protocol);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => new UserService.UserServiceClient(channel).CreateUserAsync(new() { Name = "", Email = "no" }).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "The request is not valid."), (failure.StatusCode, failure.Status.Detail));
        var violations = failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field);
        Assert.Equal(["email", "name"], violations.Order());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Text_OfARefusal_MayBeAnyText(string protocol)
    {
        var text = "Zoë: 100 % \r\n" + new string('ü', 500);
        _graph.Upstream.Before = (_, _) => throw new RpcException(new Status(StatusCode.FailedPrecondition, text));
        using var channel = Open(protocol);

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => new UserService.UserServiceClient(channel).GetUserAsync(new() { Id = "user-0001" }).ResponseAsync);

        Assert.Equal((StatusCode.FailedPrecondition, text), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Headers_OnTheList_ReachTheServiceAndNoOther()
    {
        await _graph.CallAsync(
            ServiceClient.GetUser,
            new GetUserRequest { Id = "user-0001" },
            ("authorization", "Bearer token"),
            ("x-tenant-id", "acme"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ("x-secret", "no"),
            ("cookie", "session=no"),
            ("grpc-encoding", "identity"),
            ("x-grpc-web", "1"));

        var headers = Assert.Single(_graph.Upstream.Details).Headers;
        string[] known = ["traceparent", "user-agent", "x-request-id", "authorization", "x-tenant-id", "grpc-accept-encoding"];
        Assert.Empty(headers.Select(header => header.Key).Except(known));
        Assert.Equal("Bearer token", headers.GetValue("authorization"));
        Assert.Equal("acme", headers.GetValue("x-tenant-id"));
        Assert.Equal("test", headers.GetValue("x-request-id"));
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", headers.GetValue("traceparent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_OfTheService_DoesNotReachTheClient()
    {
        _graph.Upstream.Before = async (_, call) =>
        {
            call.ResponseTrailers.Add("x-shard", "trailer-of-10.0.0.7");
            await call.WriteResponseHeadersAsync(new() { { "x-host", "header-of-10.0.0.7" }, { "set-cookie", "session=10.0.0.7" } });
        };

        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });

        Assert.Equal(("0", "", ""), (reply.Status, reply["x-host"], reply["x-shard"]));
        Assert.Equal("", reply["set-cookie"]);
        Assert.Equal("test", reply["x-request-id"]);
    }

    [Theory]
    [InlineData("1H", 5, 10)]
    [InlineData(null, 5, 10)]
    [InlineData("5S", 0, 5)]
    [InlineData("4000m", 0, 4)]
    public async Task Timeout_OfTheClient_EndsWithTheBudgetAtLatest(string? timeout, int min, int max)
    {
        (string, string)[] headers = timeout is null ? [] : [("grpc-timeout", timeout)];

        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" }, headers);

        Assert.Equal("0", reply.Status);
        Assert.InRange(Assert.Single(_graph.Upstream.Details).TimeLeft, TimeSpan.FromSeconds(min), TimeSpan.FromSeconds(max));
    }

    [Fact]
    public async Task Timeout_ThatPasses_IsDeadlineExceededAndEndsTheCall()
    {
        // Connects, so that the service gets the call well before the timeout.
        await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });
        var cancelled = new TaskCompletionSource();
        _graph.Upstream.Before = async (_, call) =>
        {
            using var registration = call.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
        };

        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" }, ("grpc-timeout", "2S"));

        Assert.Equal(("4", "The service did not answer in time"), (reply.Status, reply.Message));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Client_ThatDisconnects_EndsTheCall()
    {
        var reached = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _graph.Upstream.Before = async (_, call) =>
        {
            using var registration = call.CancellationToken.Register(cancelled.SetResult);
            reached.SetResult();
            await cancelled.Task;
        };
        using var hangUp = new CancellationTokenSource();
        using var channel = Open("grpc-web");

        var call = new UserService.UserServiceClient(channel).GetUserAsync(new() { Id = "user-0001" }, cancellationToken: hangUp.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await hangUp.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(fixture.Problems);
    }

    [Theory]
    [InlineData(StatusCode.Internal, "The service failed")]
    [InlineData(StatusCode.Unknown, "The service failed in a way that it does not explain")]
    [InlineData(StatusCode.DataLoss, "The service lost or damaged data")]
    [InlineData(StatusCode.Unavailable, "Service temporarily unavailable")]
    [InlineData(StatusCode.Unimplemented, "The service does not support this")]
    [InlineData(StatusCode.Cancelled, "The service cancelled the call; please try again")]
    [InlineData(StatusCode.DeadlineExceeded, "The service did not answer in time")]
    [InlineData(StatusCode.NotFound, "password=hunter2")]
    [InlineData(StatusCode.AlreadyExists, "password=hunter2")]
    [InlineData(StatusCode.InvalidArgument, "password=hunter2")]
    [InlineData(StatusCode.FailedPrecondition, "password=hunter2")]
    [InlineData(StatusCode.OutOfRange, "password=hunter2")]
    [InlineData(StatusCode.Aborted, "password=hunter2")]
    [InlineData(StatusCode.ResourceExhausted, "password=hunter2")]
    [InlineData(StatusCode.PermissionDenied, "password=hunter2")]
    [InlineData(StatusCode.Unauthenticated, "password=hunter2")]
    public async Task Text_OfTheService_PassesIfItAnswersTheClient(StatusCode code, string text)
    {
        await using var graph = await ServiceClient.StartAsync();
        graph.Upstream.Before = (_, _) => throw new Google.Rpc.Status
        {
            Code = (int)code,
            Message = "password=hunter2",
            Details =
            {
                Any.Pack(new DebugInfo { Detail = "at Secret.cs" }),
                Any.Pack(new ErrorInfo { Reason = "WHY" }),
                Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(3)) }),
            },
        }.ToRpcException();

        var reply = await graph.CallAsync("/user.v1.UserService/CreateUser", new CreateUserRequest());

        Assert.Equal((((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture), text), (reply.Status, reply.Message));
        var padded = reply["grpc-status-details-bin"] + new string('=', -reply["grpc-status-details-bin"].Length & 3);
        var details = Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(padded));
        Assert.Equal((int)code, details.Code);
        Assert.Null(details.GetDetail<DebugInfo>());
        Assert.Equal(text == "password=hunter2", details.GetDetail<ErrorInfo>() is not null);
        Assert.Equal(3, details.GetDetail<RetryInfo>()?.RetryDelay.Seconds);
        Assert.Equal(
            // The log has everything but what a client asked for in vain.
            code != StatusCode.NotFound,
            graph.Logs.Entries.Any(entry => entry.Id == 200 && entry.Message.Contains("hunter2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_OfAServiceThatIsUnavailableOnce_IsSentAgain()
    {
        var failures = 1;
        _graph.Upstream.Before = (_, _) => failures-- > 0
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Task.CompletedTask;

        var reply = await _graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });

        Assert.Equal("0", reply.Status);
        Assert.Equal(["GetUser", "GetUser"], _graph.Upstream.Calls);
    }

    private GrpcChannel Open(string protocol)
    {
        var addresses = _graph.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        var sockets = new SocketsHttpHandler();
        return protocol == "grpc"
            ? GrpcChannel.ForAddress(addresses[1], new() { HttpHandler = sockets, DisposeHttpClient = true })
            : GrpcChannel.ForAddress(addresses[0], new()
            {
                HttpHandler = new GrpcWebHandler(
                    protocol == "grpc-web" ? GrpcWebMode.GrpcWeb : GrpcWebMode.GrpcWebText, sockets),
                HttpVersion = HttpVersion.Version11,
                DisposeHttpClient = true,
            });
    }
}
