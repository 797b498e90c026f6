using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Http;

/// <summary>From well-formed parameters to a sent response.</summary>
internal sealed class OperationRunner(
    GraphEngine engine,
    GraphResponses responses,
    ICallerFactory callers,
    TimeProvider time,
    IOptions<GraphTransportOptions> options)
{
    private readonly TimeSpan _budget = options.Value.RequestBudget;

    /// <param name="context">The request.</param>
    /// <param name="format">What to answer with.</param>
    /// <param name="parameters">What to run; out of a GET's query string without escapes, out of a POST's body with JSON's.</param>
    public async Task RunAsync(HttpContext context, ResponseFormat format, GraphParameters parameters)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var request = new OperationRequest
        {
            Query = parameters.Query,
            QueryIsJson = isPost,
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            SafeOnly = !isPost,
            Caller = callers.Create(context),
            RequestId = context.TraceIdentifier,
            Deadline = time.GetUtcNow() + _budget,
            Services = context.RequestServices,
        };
        using var result = await engine.ExecuteAsync(request, context.RequestAborted).ConfigureAwait(false);
        await responses.WriteAsync(context, format, result).ConfigureAwait(false);
    }
}
