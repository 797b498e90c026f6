using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace GraphBff.DemoServices.Errors;

/// <summary>Errors in the form of google.rpc.Status. Programs read the reason and the domain in the ErrorInfo.</summary>
internal static class ServiceError
{
    public static RpcException Create(
        StatusCode code,
        string domain,
        string reason,
        string message,
        params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        var info = new ErrorInfo { Domain = domain, Reason = reason };
        foreach (var (key, value) in metadata)
        {
            info.Metadata.Add(key, value);
        }

        return Create(code, message, info);
    }

    public static RpcException Create(StatusCode code, string message, params ReadOnlySpan<IMessage> details)
    {
        var status = new Status { Code = (int)code, Message = message };
        foreach (var detail in details)
        {
            status.Details.Add(Any.Pack(detail));
        }

        return status.ToRpcException();
    }
}
