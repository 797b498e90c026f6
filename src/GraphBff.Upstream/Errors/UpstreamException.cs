using GraphBff.Upstream.Budgets;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// A failed call that knows whom it called. Still an <see cref="RpcException"/>: trailers are the service's, and so is a status that it
/// sent; any other is the one that gRPC gives to what happened.
/// </summary>
public sealed class UpstreamException : RpcException
{
    /// <summary>Names the service of a failed call.</summary>
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

    /// <summary>What the call ran into.</summary>
    internal CallFault Fault { get; }

    /// <summary>What more calls because of this failure are charged to; null where nothing counts them.</summary>
    internal CallBudget? Budget { get; init; }
}
