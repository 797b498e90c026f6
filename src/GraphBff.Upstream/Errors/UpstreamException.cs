using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>A failed call that knows whom it called. Still an <see cref="RpcException"/>: status and trailers are the service's.</summary>
/// <param name="service">The upstream's name, as it was registered.</param>
/// <param name="method">The method's full name, e.g. <c>/user.v1.UserService/GetUser</c>.</param>
/// <param name="failure">What gRPC threw.</param>
public sealed class UpstreamException(string service, string method, RpcException failure)
    : RpcException(failure.Status, failure.Trailers, failure.Message)
{
    /// <summary>The upstream's name, written as <c>extensions.service</c>.</summary>
    public string Service { get; } = service;

    /// <summary>The method's full name, for the log.</summary>
    public string Method { get; } = method;
}
