using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Paging;

/// <summary>The errors of a connection's own arguments and reads.</summary>
internal static class CursorErrors
{
    public static GraphException BadCursor() => new(new GraphError(ErrorCodes.BadCursor, "The cursor does not belong to this list")
    {
        FieldViolations = [new(["after"], "Must be a cursor of this field, of a page with the same arguments.")],
    });

    public static GraphException BadFirst(int max) => new(new GraphError(ErrorCodes.BadUserInput, "Invalid input provided")
    {
        FieldViolations = [new(["first"], $"Must be 0 to {max}.")],
    });

    public static GraphError Expired(RpcException failure) => new(ErrorCodes.CursorExpired, "The cursor has expired, please begin again")
    {
        Service = (failure as UpstreamException)?.Service,
        FieldViolations = [new(["after"], "Is no longer known. Leave it out to begin with the first page.")],
        Cause = failure,
    };

    public static GraphException NoProgress() => new(
        ErrorCodes.Internal, "The service's page is empty and its next page is itself, so the rest of the list cannot be read.");

    public static GraphException TooLong(int length) => new(
        ErrorCodes.Internal, $"The service's page token makes a cursor of {length} characters; the maximum is {CursorCodec.MaxLength}.");
}
