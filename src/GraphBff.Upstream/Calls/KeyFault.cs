using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Whether a batch failed because of one of its keys.</summary>
internal static class KeyFault
{
    /// <summary>The batch may succeed without one of its keys.</summary>
    public static bool IsPossible(RpcException failure) => FaultOf(failure) switch
    {
        // A proxy does not look at keys.
        CallFault.NotGrpc or CallFault.MetadataTooLarge => false,
        CallFault.ResponseTooLarge => true,
        _ => IsCertain(failure) || failure.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss
            or StatusCode.Aborted or StatusCode.AlreadyExists,
    };

    /// <summary>The service refused the request. It would answer one for other keys.</summary>
    public static bool IsCertain(RpcException failure) => IsAbsence(failure)
        || failure.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange;

    /// <summary>Keys that do not exist are ordinary, however many.</summary>
    public static bool IsAbsence(RpcException failure) => failure.StatusCode == StatusCode.NotFound;

    /// <summary>The service itself said that it has no such method. A proxy's 404 is UNIMPLEMENTED too, and may pass soon.</summary>
    public static bool IsMethodMissing(RpcException failure)
        => failure.StatusCode == StatusCode.Unimplemented && FaultOf(failure) == CallFault.Status;

    private static CallFault FaultOf(RpcException failure) => (failure as UpstreamException)?.Fault ?? CallFault.Status;
}
