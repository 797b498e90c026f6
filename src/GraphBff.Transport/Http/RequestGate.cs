using GraphBff.Transport.Callers;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Logging;
using GraphBff.Transport.Origins;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Http;

/// <summary>
/// What every request to the graph passes, whatever its endpoint: request id, host, CORS and draining. It also handles every exception.
/// </summary>
internal sealed class RequestGate(HostFilter hosts, CrossOrigin crossOrigin, DrainState drain, ILogger<RequestGate> logger)
{
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Serves it, or writes why it is refused.</param>
    public Task HandleAsync(HttpContext context, IGatedEndpoint endpoint)
    {
        RequestIds.Assign(context);

        // Some errors repeat parts of the client's query. No browser may interpret them as a page or a script.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!hosts.Allows(context))
        {
            return RefuseAsync(context, endpoint, Refusals.HostNotAllowed);
        }

        crossOrigin.Apply(context);
        return drain.TryEnter() ? ServeAsync(context, endpoint) : RefuseForShutdownAsync(context, endpoint);
    }

    private async Task ServeAsync(HttpContext context, IGatedEndpoint endpoint)
    {
        try
        {
            await endpoint.ServeAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsHangUp(exception, context))
        {
            Log.ClientGone(logger, exception, context.TraceIdentifier);
            Leave(context);
        }
        catch (BadHttpRequestException exception)
        {
            Log.BadHttp(logger, exception, context.TraceIdentifier);
            await RefuseAsync(context, endpoint, OfBadHttp(exception.StatusCode)).ConfigureAwait(false);
        }
        catch (BadCallerException exception)
        {
            await RefuseAsync(context, endpoint, Refusals.BadCaller(exception)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, context.TraceIdentifier);
            await RefuseAsync(context, endpoint, Refusals.Internal).ConfigureAwait(false);
        }
        finally
        {
            drain.Leave();
        }
    }

    private Task RefuseForShutdownAsync(HttpContext context, IGatedEndpoint endpoint)
    {
        // Makes the client send its next request on a new connection, to another server. HTTP/2 has its own mechanism and no such header.
        if (!HttpProtocol.IsHttp2(context.Request.Protocol) && !HttpProtocol.IsHttp3(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return RefuseAsync(context, endpoint, Refusals.ShuttingDown);
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

    private async Task RefuseAsync(HttpContext context, IGatedEndpoint endpoint, Refusal refusal)
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
            await endpoint.RefuseAsync(context, refusal).ConfigureAwait(false);
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
