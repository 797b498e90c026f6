using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Http;

/// <summary>Hands a request to the first transport that claims it, and lets no exception out.</summary>
internal sealed class GraphEndpoint(IEnumerable<IGraphTransport> transports, GraphResponses responses, ILogger<GraphEndpoint> logger)
{
    private readonly IGraphTransport[] _transports = [.. transports, new FallbackTransport(responses)];

    public async Task HandleAsync(HttpContext context)
    {
        RequestIds.Assign(context);
        try
        {
            await Claim(context.Request).ServeAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsHangUp(exception, context))
        {
            Log.ClientGone(logger, exception, context.TraceIdentifier);
            Leave(context);
        }
        catch (BadHttpRequestException exception)
        {
            Log.BadHttp(logger, exception, context.TraceIdentifier);
            await RefuseAsync(context, OfBadHttp(exception.StatusCode)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, context.TraceIdentifier);
            await RefuseAsync(context, Refusals.Internal).ConfigureAwait(false);
        }
    }

    private IGraphTransport Claim(HttpRequest request)
    {
        foreach (var transport in _transports)
        {
            if (transport.CanServe(request))
            {
                return transport;
            }
        }

        throw new InvalidOperationException("The fallback transport claims every request.");
    }

    private static bool IsHangUp(Exception exception, HttpContext context)
        => exception is ClientGoneException
            || (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException);

    private static Refusal OfBadHttp(int status)
        => status switch
        {
            StatusCodes.Status408RequestTimeout => Refusals.RequestTimeout,
            StatusCodes.Status413PayloadTooLarge => Refusals.PayloadTooLarge,
            _ => Refusals.BadHttp,
        };

    private async ValueTask RefuseAsync(HttpContext context, Refusal refusal)
    {
        // A response that has begun cannot be taken back; a connection that ends early is one the client does not mistake for whole.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        try
        {
            context.Response.Headers.ContentEncoding = default;
            var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
            await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsHangUp(exception, context))
        {
            Log.ClientGone(logger, exception, context.TraceIdentifier);
        }
    }

    private static void Leave(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        // Keeps the server from looking for the rest of the body.
        context.Abort();
    }
}
