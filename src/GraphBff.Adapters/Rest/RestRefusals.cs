using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>Reasons not to run a request that only REST has.</summary>
internal static class RestRefusals
{
    public static Refusal NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable,
        TransportErrorCodes.NotAcceptable,
        "The Accept header does not name application/json.");

    public static Refusal NoRoute(string paths) => new(
        StatusCodes.Status404NotFound,
        "ROUTE_NOT_FOUND",
        $"No operation has this path. There are {paths}.");

    public static Refusal MethodNotAllowed(string allow) => new(
        StatusCodes.Status405MethodNotAllowed,
        TransportErrorCodes.MethodNotAllowed,
        $"No operation has this method for this path. It takes {allow}.");
}
