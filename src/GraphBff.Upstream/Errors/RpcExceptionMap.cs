using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>Codes what a resolver or loader let through of a failed call. The call itself was logged where it failed.</summary>
internal sealed class RpcExceptionMap : IExceptionMap
{
    public GraphError? TryMap(Exception exception) => exception is RpcException failure ? UpstreamErrors.Of(failure) : null;
}
