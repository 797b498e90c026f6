using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>One request, one response as JSON.</summary>
internal sealed class PlainExchange(RequestReader reader, OperationRunner runner, GraphResponses responses)
{
    public async Task ServeAsync(HttpContext context)
    {
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        if (Check(context, format) is { } unread)
        {
            await responses.WriteAsync(context, format, unread).ConfigureAwait(false);
            return;
        }

        // Where an exception leaves this method, steps that it did not wait for may still read the memory: it is not pooled again then.
        var body = await reader.ReadAsync(context.Request).ConfigureAwait(false);
        if (RequestReader.Parse(context.Request, body, out var parameters) is { } refusal)
        {
            await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
        }
        else
        {
            await runner.RunAsync(context, format, parameters).ConfigureAwait(false);
        }

        body.Return();
    }

    private Refusal? Check(HttpContext context, ResponseFormat format)
        => reader.CheckHeaders(context) ?? (format == ResponseFormat.NotAcceptable ? Refusals.NotAcceptable : null);
}
