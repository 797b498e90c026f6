using GraphBff.Upstream.Budgets;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// A failed call, with the service's name. It is still an <see cref="RpcException"/> with the service's trailers. Its status is the one
/// that the service sent, or else gRPC's status for the cause.
/// </summary>
public sealed class UpstreamException : RpcException
{
    /// <summary>Adds the service and method to a failed call.</summary>
    /// <param name="service">The upstream's name, as it was registered.</param>
    /// <param name="method">The method's full name, e.g. <c>/user.v1.UserService/GetUser</c>.</param>
    /// <param name="failure">What gRPC threw.</param>
    public UpstreamException(string service, string method, RpcException failure)
        : this(service, method, failure, CallFaults.Of(failure.Status))
    {
    }

    internal UpstreamException(string service, string method, RpcException failure, CallFailure cause)
        : base(new Status(cause.Status, failure.Status.Detail, failure.Status.DebugException), failure.Trailers, failure.Message)
    {
        Service = service;
        Method = method;
        Fault = cause.Fault;
    }

    /// <summary>The upstream's name, written as <c>extensions.service</c>.</summary>
    public string Service { get; }

    /// <summary>The method's full name, for the log.</summary>
    public string Method { get; }

    /// <summary>The cause of the failure.</summary>
    internal CallFault Fault { get; }

    /// <summary>The budget that further calls because of this failure are charged to; null if nothing counts them.</summary>
    internal CallBudget? Budget { get; init; }
}
