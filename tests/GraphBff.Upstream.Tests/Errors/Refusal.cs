using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

/// <summary>A failed call of a service that sends google.rpc.Status details.</summary>
internal static class Refusal
{
    public static RpcException Of(StatusCode status, params IMessage[] details)
    {
        var rich = new Google.Rpc.Status { Code = (int)status, Message = "secret text", Details = { details.Select(Any.Pack) } };
        return rich.ToRpcException();
    }

    public static Google.Rpc.BadRequest BadRequest(string field, string description)
        => new() { FieldViolations = { new Google.Rpc.BadRequest.Types.FieldViolation { Field = field, Description = description } } };
}
