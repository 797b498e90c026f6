using GraphBff.Transport.Callers;
using GraphBff.Transport.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>What an HTTP request says about its operation besides the parameters.</summary>
internal sealed class HttpOrigins(ICallerFactory callers, ITraceFactory? traces = null)
{
    /// <param name="context">The request.</param>
    /// <param name="asksForTrace">Whether the operation asks for its trace.</param>
    /// <param name="acceptsSubscription">Whether the client can take the responses of a subscription.</param>
    /// <param name="acceptsIncremental">Whether the client can take deferred parts in later responses.</param>
    /// <param name="resumeAfter">The last event that a subscription's client has.</param>
    /// <exception cref="BadCallerException">What the request says of its caller cannot be passed on.</exception>
    public OperationOrigin Of(
        HttpContext context, bool asksForTrace, bool acceptsSubscription = false, bool acceptsIncremental = false, string resumeAfter = "")
        => new()
        {
            RequestId = context.TraceIdentifier,
            Caller = callers.Create(context),
            Services = context.RequestServices,
            SafeOnly = !HttpMethods.IsPost(context.Request.Method),
            AcceptsSubscription = acceptsSubscription,
            AcceptsIncremental = acceptsIncremental,
            ResumeAfter = resumeAfter,
            Trace = traces?.Begin(context, asksForTrace),
        };
}
