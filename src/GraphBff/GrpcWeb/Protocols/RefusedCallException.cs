using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>A call that is answered here. Nothing of it reaches a service.</summary>
/// <param name="code">The status code.</param>
/// <param name="message">A text for the client. It says what to do.</param>
internal sealed class RefusedCallException(StatusCode code, string message) : Exception(message)
{
    public PublicStatus Status { get; } = new(code, message, []);
}
