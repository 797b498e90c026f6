using GraphBff.Engine.Execution;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Http;

/// <summary>From well-formed parameters to what the engine runs.</summary>
internal sealed class OperationRequests(
    ICallerFactory callers, TimeProvider time, IOptions<GraphTransportOptions> options, ITraceFactory? traces = null)
{
    private readonly TimeSpan _budget = options.Value.RequestBudget;

    /// <param name="context">The request.</param>
    /// <param name="parameters">What to run.</param>
    /// <param name="acceptsIncremental">Whether what was deferred may come later.</param>
    /// <param name="resumeAfter">The last event that a subscription's client has.</param>
    public OperationRequest Create(
        HttpContext context, in GraphParameters parameters, bool acceptsIncremental = false, string resumeAfter = "")
    {
        return new OperationRequest
        {
            Query = parameters.Query,
            QueryIsJson = parameters.QueryIsJson,
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            SafeOnly = !HttpMethods.IsPost(context.Request.Method),
            Caller = callers.Create(context),
            RequestId = context.TraceIdentifier,
            Deadline = time.GetUtcNow() + _budget,
            EventBudget = _budget,
            ResumeAfter = resumeAfter,
            AcceptsIncremental = acceptsIncremental,
            Services = context.RequestServices,
            Trace = traces?.Begin(context, parameters.AsksForTrace),
        };
    }
}
