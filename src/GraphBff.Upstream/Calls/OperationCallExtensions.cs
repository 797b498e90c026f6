using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Configuration;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Call options for a module that calls a service itself, as mutations do.</summary>
public static class OperationCallExtensions
{
    /// <summary>
    /// The options of a call that starts now: the caller's metadata and the request's id, a deadline of
    /// <see cref="UpstreamOptions.CallTimeout"/> or what is left of the request's budget, and the request's cancellation.
    /// </summary>
    public static CallOptions CallOptions(this OperationContext operation) => RequestCalls.Of(operation).Options();

    /// <inheritdoc cref="CallOptions(OperationContext)"/>
    public static CallOptions CallOptions(this FieldContext field) => RequestCalls.Of(field.Operation).Options();
}
