using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>The one table from the codes of errors to status codes of HTTP. Other codes are faults of the server: 500.</summary>
internal static class StatusTable
{
    public static int Of(string code) => code switch
    {
        ErrorCodes.BadRequest or ErrorCodes.BadUserInput or ErrorCodes.BadId or ErrorCodes.BadCursor or ErrorCodes.CursorExpired
            or LimitCodes.VariableDepth or "INVALID_ARGUMENT" or "OUT_OF_RANGE" => StatusCodes.Status400BadRequest,
        "UNAUTHENTICATED" => StatusCodes.Status401Unauthorized,
        "PERMISSION_DENIED" => StatusCodes.Status403Forbidden,
        ErrorCodes.NotFound => StatusCodes.Status404NotFound,
        ErrorCodes.AlreadyExists or ErrorCodes.FailedPrecondition or "ABORTED" => StatusCodes.Status409Conflict,
        "RESOURCE_EXHAUSTED" => StatusCodes.Status429TooManyRequests,
        "METADATA_TOO_LARGE" => StatusCodes.Status431RequestHeaderFieldsTooLarge,
        "CANCELLED" or "UNAVAILABLE" => StatusCodes.Status503ServiceUnavailable,
        "UNIMPLEMENTED" => StatusCodes.Status501NotImplemented,
        ErrorCodes.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
