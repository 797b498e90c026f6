using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>Reads what an HTTP request says about its operation besides the parameters.</summary>
internal sealed class HttpOrigins(ICallerFactory callers, ITraceFactory? traces = null)
{
    /// <param name="context">The request.</param>
    /// <param name="asksForTrace">Whether the operation asks for its trace.</param>
    /// <param name="acceptsSubscription">Whether the client accepts the responses of a subscription.</param>
    /// <param name="acceptsIncremental">Whether the client accepts deferred parts in later responses.</param>
    /// <param name="resumeAfter">The id of the last event that the subscription's client has received.</param>
    /// <exception cref="BadCallerException">The request says something about its caller that cannot be passed on.</exception>
    public OperationOrigin Of(
        HttpContext context, bool asksForTrace, bool acceptsSubscription = false, bool acceptsIncremental = false, string resumeAfter = "")
    {
        var caller = callers.Create(context);
        return new()
        {
            RequestId = context.TraceIdentifier,
            Caller = caller,
            Services = context.RequestServices,
            SafeOnly = !HttpMethods.IsPost(context.Request.Method),
            AcceptsSubscription = acceptsSubscription,
            AcceptsIncremental = acceptsIncremental,
            ResumeAfter = resumeAfter,
            Trace = ReferenceEquals(caller, Caller.Host) ? null : traces?.Begin(context, asksForTrace),
        };
    }
}
