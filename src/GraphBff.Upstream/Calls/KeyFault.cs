using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Whether a batch failed because of a key in it, or because of everything else.</summary>
internal static class KeyFault
{
    /// <summary>The batch may succeed without one of its keys.</summary>
    public static bool IsPossible(StatusCode status) =>
        IsCertain(status) || status is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss or StatusCode.Aborted
            or StatusCode.AlreadyExists;

    /// <summary>The service refused what was asked; asked for other keys, it answers.</summary>
    public static bool IsCertain(StatusCode status) =>
        status is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange;
}
