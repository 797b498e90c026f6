using GraphBff.GrpcWeb.Protocols;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.GrpcWeb;

/// <summary>A request as a call of a service.</summary>
/// <param name="Protocol">The protocol of the request and its response.</param>
/// <param name="Method">The method; null if clients may not call it.</param>
internal sealed record ServiceCall(ServiceProtocol Protocol, EncodedMethod? Method);
