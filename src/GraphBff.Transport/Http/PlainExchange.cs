using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>One request, one response as JSON.</summary>
internal sealed class PlainExchange(
    RequestReader reader, HttpOrigins origins, OperationStarter starter, GraphResponses responses, ResponseCaching caching)
{
    public async Task ServeAsync(HttpContext context)
    {
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        if (Check(context, format) is { } unread)
        {
            await responses.WriteAsync(context, format, unread).ConfigureAwait(false);
            return;
        }

        // The memory goes back to the pool before the response is sent, because a slow client may take long. After an exception it does not
        // go back: steps that were not awaited may still read it.
        var body = await reader.ReadAsync(context.Request).ConfigureAwait(false);
        var start = await StartAsync(context, body).ConfigureAwait(false);
        if (start.IsRefused)
        {
            body.Return();
            await responses.WriteAsync(context, format, start.Refusal).ConfigureAwait(false);
        }
        else
        {
            using var result = await start.Responses.NextAsync().ConfigureAwait(false);
            body.Return();
            await RespondAsync(context, format, result!, start.Caller).ConfigureAwait(false);
        }
    }

    private Refusal? Check(HttpContext context, ResponseFormat format)
        => reader.CheckHeaders(context) ?? (format == ResponseFormat.NotAcceptable ? Refusals.NotAcceptable : null);

    // A method of its own, so that its locals are not kept while the operation waits for the services.
    private ValueTask<OperationStart> StartAsync(HttpContext context, RequestBody body)
        => RequestReader.Parse(context.Request, body, out var parameters) is { } refusal
            ? new(new OperationStart(refusal))
            : starter.StartAsync(origins.Of(context, parameters.AsksForTrace), parameters, context.RequestAborted);

    private ValueTask RespondAsync(HttpContext context, ResponseFormat format, OperationResult result, Caller caller)
    {
        string? cacheControl = null;
        return HttpMethods.IsPost(context.Request.Method) || !caching.IsUnchanged(context, caller, result, result.Body, out cacheControl)
            ? responses.WriteAsync(context, format, result, cacheControl)
            : ValueTask.CompletedTask;
    }
}
