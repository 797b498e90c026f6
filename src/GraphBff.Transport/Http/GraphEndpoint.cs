using GraphBff.Transport.Callers;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Logging;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Origins;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Http;

/// <summary>Passes a request to the first transport that claims it, and handles every exception.</summary>
internal sealed class GraphEndpoint(
    IEnumerable<IGraphTransport> transports,
    GraphResponses responses,
    HostFilter hosts,
    CrossOrigin crossOrigin,
    DrainState drain,
    ILogger<GraphEndpoint> logger)
{
    private readonly IGraphTransport[] _transports = [.. transports, new FallbackTransport(responses)];

    public Task HandleAsync(HttpContext context)
    {
        RequestIds.Assign(context);

        // Some errors repeat parts of the client's query. No browser may interpret them as a page or a script.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (hosts.Refuse(context) is { } refused)
        {
            return refused;
        }

        crossOrigin.Apply(context);
        return drain.TryEnter() ? ServeAsync(context) : RefuseForShutdownAsync(context);
    }

    private async Task ServeAsync(HttpContext context)
    {
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
        catch (BadCallerException exception)
        {
            await RefuseAsync(context, Refusals.BadCaller(exception)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, context.TraceIdentifier);
            await RefuseAsync(context, Refusals.Internal).ConfigureAwait(false);
        }
        finally
        {
            drain.Leave();
        }
    }

    private Task RefuseForShutdownAsync(HttpContext context)
    {
        // Makes the client send its next request on a new connection, to another server. HTTP/2 has its own mechanism and no such header.
        if (!HttpProtocol.IsHttp2(context.Request.Protocol) && !HttpProtocol.IsHttp3(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return RefuseAsync(context, Refusals.ShuttingDown);
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

    private async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        // A response that has begun cannot be changed. Ending the connection early shows the client that the response is incomplete.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        try
        {
            context.Response.Headers.ContentEncoding = default;
            context.Response.Headers.ETag = default;
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

        // Keeps the server from reading the rest of the body.
        context.Abort();
    }
}
