using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb;

/// <summary>Failures that are not a service's.</summary>
internal static class Refusals
{
    public const string PayloadTooLarge = "The body is larger than the server takes.";

    public const string BadHttp = "The request is not well-formed HTTP.";

    public static PublicStatus ShuttingDown { get; } = new(
        StatusCode.Unavailable, "The server shuts down; ask again, another one will answer.", []);

    public static PublicStatus Silent { get; } = new(
        StatusCode.Unavailable, "The stream had no message for a long time and was ended; open it again.", []);

    public static PublicStatus TooManyStreams { get; } = new(
        StatusCode.ResourceExhausted, "Too many streams are open, please try again.", []);

    public static PublicStatus Internal { get; } = new(
        StatusCode.Internal, "The server failed; its log has the cause under the request id.", []);
}
