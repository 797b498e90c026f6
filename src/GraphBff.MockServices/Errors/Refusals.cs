using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace GraphBff.MockServices.Errors;

/// <summary>Errors in the form of google.rpc.Status, with a reason (AIP-193).</summary>
internal static class Refusals
{
    public static RpcException Of(
        StatusCode code, string domain, string reason, string message, params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        var status = new Status { Code = (int)code, Message = message };
        if (reason.Length > 0)
        {
            var info = new ErrorInfo { Domain = domain, Reason = reason };
            foreach (var (key, value) in metadata)
            {
                info.Metadata.Add(key, value);
            }

            status.Details.Add(Any.Pack(info));
        }

        return status.ToRpcException();
    }
}
