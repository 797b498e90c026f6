using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>From well-formed parameters to a sent response.</summary>
internal sealed class OperationRunner(GraphEngine engine, OperationRequests requests, GraphResponses responses)
{
    /// <param name="context">The request.</param>
    /// <param name="format">What to answer with.</param>
    /// <param name="parameters">What to run.</param>
    public async Task RunAsync(HttpContext context, ResponseFormat format, GraphParameters parameters)
    {
        using var result = await engine.ExecuteAsync(requests.Create(context, parameters), context.RequestAborted).ConfigureAwait(false);
        await responses.WriteAsync(context, format, result).ConfigureAwait(false);
    }
}
