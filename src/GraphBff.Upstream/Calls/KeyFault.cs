using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Whether a batch failed because of a key in it, or because of everything else.</summary>
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

    /// <summary>The service refused what was asked; asked for other keys, it answers.</summary>
    public static bool IsCertain(RpcException failure) => IsAbsence(failure)
        || failure.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange;

    /// <summary>Keys that are not there are ordinary, however many.</summary>
    public static bool IsAbsence(RpcException failure) => failure.StatusCode == StatusCode.NotFound;

    /// <summary>The service said itself that it has no such method. A proxy's 404 is UNIMPLEMENTED too, and may be over in a moment.</summary>
    public static bool IsMethodMissing(RpcException failure) =>
        failure.StatusCode == StatusCode.Unimplemented && FaultOf(failure) == CallFault.Status;

    private static CallFault FaultOf(RpcException failure) => (failure as UpstreamException)?.Fault ?? CallFault.Status;
}
