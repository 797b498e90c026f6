using GraphBff.GrpcWeb.Protocols;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Logging;
using GraphBff.Transport.Origins;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace GraphBff.GrpcWeb;

/// <summary>Refuses what is no call in the way of HTTP, and everything else in the client's protocol.</summary>
internal sealed class ServiceEndpoint(
    ServiceMethods methods,
    ServiceExchange exchange,
    ServiceCallMetrics metrics,
    DrainState drain,
    OriginPolicy origins,
    ICorsService cors,
    TimeProvider time,
    ILogger<ServiceEndpoint> logger)
{
    // OriginPolicy decides about origins, as for the graph. A body ends with the status, but not the one of a failure without a body.
    private static readonly CorsPolicy Cors = new CorsPolicyBuilder()
        .SetIsOriginAllowed(_ => true)
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Post)
        .WithExposedHeaders("grpc-status", "grpc-message", "grpc-status-details-bin", RequestIds.Header)
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();

    public Task HandleAsync(HttpContext context)
    {
        RequestIds.Assign(context);
        var request = context.Request;
        if (request.Headers.Origin.Count > 0 && origins.Allows(request))
        {
            cors.ApplyResult(cors.EvaluatePolicy(context, Cors), context.Response);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return RefuseMethodAsync(context);
        }

        var method = methods.Find(request.Path);
        if (ProtocolTable.Find(request) is not { } protocol || (method is not null && !protocol.Serves(method.Descriptor)))
        {
            context.Response.Headers["Accept-Post"] = ProtocolTable.Types;
            return RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                $"The Content-Type of a call is one of {ProtocolTable.Types}; of Connect's, those with connect+ are for streams.");
        }

        if (protocol == GrpcProtocol.Instance && !HttpProtocol.IsHttp2(request.Protocol) && !HttpProtocol.IsHttp3(request.Protocol))
        {
            context.Response.Headers.Upgrade = "h2c";
            return RefuseAsync(
                context, StatusCodes.Status426UpgradeRequired, "gRPC needs HTTP/2. Over HTTP/1.1, send application/grpc-web.");
        }

        return ServeAsync(context, new(protocol, method));
    }

    private async Task ServeAsync(HttpContext context, ServiceCall call)
    {
        var began = time.GetTimestamp();
        var code = StatusCode.Cancelled;
        var span = ServiceCallMetrics.Begin(context.Request.Headers, call.Protocol.Name, call.Method?.Path[1..]);
        var isCounted = drain.TryEnter();
        try
        {
            var failure = isCounted ? await RunAsync(context, call) : Refusals.ShuttingDown;
            code = failure?.Code ?? StatusCode.OK;
            await call.Protocol.EndAsync(context, failure);
        }
        catch (Exception exception)
            when (exception is ClientGoneException or OperationCanceledException || context.RequestAborted.IsCancellationRequested)
        {
            Log.ClientGone(logger, exception, context.TraceIdentifier);
            context.Abort();
        }
        finally
        {
            if (isCounted)
            {
                drain.Leave();
            }

            metrics.Record(span, call.Protocol.Name, call.Method?.Path[1..], code, time.GetElapsedTime(began));
        }
    }

    private async Task<PublicStatus?> RunAsync(HttpContext context, ServiceCall call)
    {
        try
        {
            return await exchange.RunAsync(context, call);
        }
        catch (Exception exception) when (exception is not (ClientGoneException or OperationCanceledException)
            && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, exception, context.TraceIdentifier);
            return Refusals.Internal;
        }
    }

    private static Task RefuseMethodAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "POST, OPTIONS";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "A method of a service is called by POST.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text, context.RequestAborted);
    }
}
