using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>Gives a code to a failed call that a resolver or loader did not handle. The call itself is already logged.</summary>
internal sealed class RpcExceptionMap : IExceptionMap
{
    public GraphError? TryMap(Exception exception) => exception is RpcException failure ? UpstreamErrors.Of(failure) : null;
}
