using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Errors;

public class RpcExceptionMapTests
{
    [Fact]
    public void TryMap_OtherExceptions_AreNotOurs() => Assert.Null(new RpcExceptionMap().TryMap(new InvalidOperationException()));

    [Fact]
    public void TryMap_UpstreamException_HasServiceAndRow()
    {
        var failure = new UpstreamException("users", "/m", new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "secret")));

        var error = new RpcExceptionMap().TryMap(failure)!;

        Assert.Equal(("UNAVAILABLE", "Service temporarily unavailable"), (error.Code, error.Message));
        Assert.Equal(("users", true), (error.Service, error.Retryable));
        Assert.Same(failure, error.Cause);
    }

    [Fact]
    public void TryMap_Details_BecomeViolationsAndDelay()
    {
        var failure = Refusal.Of(
            StatusCode.InvalidArgument,
            Refusal.BadRequest("page_size", "Must be positive."),
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(3)) });

        var error = new RpcExceptionMap().TryMap(failure)!;

        var violation = Assert.Single(error.FieldViolations);
        Assert.Equal(["pageSize"], violation.Path);
        Assert.Equal("Must be positive.", violation.Description);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.True(error.Retryable);
    }

    [Fact]
    public void TryMap_MoreViolationsThanAResponseTakes_AreCut()
    {
        var many = new BadRequest();
        for (var i = 0; i < 1000; i++)
        {
            many.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = "f", Description = new string('x', 1000) });
        }

        var error = new RpcExceptionMap().TryMap(Refusal.Of(StatusCode.InvalidArgument, many))!;

        Assert.Equal(50, error.FieldViolations.Count);
        Assert.All(error.FieldViolations, violation => Assert.Equal(300, violation.Description.Length));
    }

    [Fact]
    public void TryMap_BrokenDetails_LeaveTheStatus()
    {
        var broken = new Any { TypeUrl = "type.googleapis.com/google.rpc.BadRequest", Value = ByteString.CopyFrom(0xff, 0xff) };
        var rich = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Details = { broken } };
        var trailers = new Metadata { { "grpc-status-details-bin", rich.ToByteArray() } };
        var garbage = new Metadata { { "grpc-status-details-bin", [0xff, 0xff] } };

        foreach (var metadata in new[] { trailers, garbage })
        {
            var failure = new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, ""), metadata);
            Assert.Equal("INVALID_ARGUMENT", new RpcExceptionMap().TryMap(failure)!.Code);
        }
    }

    [Fact]
    public async Task FailedCall_ServicesText_IsInTheLogAndNotInTheResponse()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, context) =>
        {
            context.ResponseTrailers.Add("node", "node-7");
            throw Refusal.Of(StatusCode.ResourceExhausted, new DebugInfo { Detail = "secret stack" });
        };

        var response = await graph.RunAsync(Books.Query(["b1"]));

        Assert.DoesNotContain("secret", response.ToJsonString(), StringComparison.Ordinal);
        var line = Assert.Single(graph.Log.Entries, entry => entry.Id == 200);
        Assert.Equal(LogLevel.Warning, line.Level);
        foreach (var part in new[]
        {
            "library: /library.v1.LibraryService/BatchGetBooks", "ResourceExhausted", "secret text", "request-1",
            "node=node-7", "grpc-status-details-bin=",
        })
        {
            Assert.Contains(part, line.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FailedCall_TextWithEscapes_IsLoggedAsPrintableAscii()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchGet = (_, _) => throw new RpcException(new Grpc.Core.Status(
            StatusCode.PermissionDenied, "a\u001b[2J\nfail: forged"));

        await graph.RunAsync(Books.Query(["b1"]));

        var line = Assert.Single(graph.Log.Entries, entry => entry.Id == 200);
        Assert.Contains(@"a\u001b[2J\u000afail: forged", line.Message, StringComparison.Ordinal);
    }
}
