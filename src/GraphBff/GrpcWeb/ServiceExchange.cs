using GraphBff.Engine.Operations;
using GraphBff.GrpcWeb.Protocols;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Responses;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace GraphBff.GrpcWeb;

/// <summary>Reads the message of a call, passes it on, and sends what the service answers.</summary>
internal sealed class ServiceExchange(
    EncodedCalls calls,
    ICallerFactory callers,
    BodySender sender,
    DrainState drain,
    TimeProvider time,
    IOptions<GrpcWebOptions> options,
    IOptions<GraphTransportOptions> transport)
{
    /// <summary>Makes the call.</summary>
    /// <returns>Why it failed; null if the response has all messages, but not its end yet.</returns>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    /// <exception cref="ClientGoneException">The client disconnected, or reads too slowly.</exception>
    public async Task<PublicStatus?> RunAsync(HttpContext context, ServiceCall call)
    {
        try
        {
            var method = call.Method ?? throw new RefusedCallException(
                StatusCode.Unimplemented, "This method is not served here. The operator lists those that are in GrpcWeb:Services.");
            var caller = callers.Create(context);
            var timeout = call.Protocol.TimeoutOf(context.Request.Headers);
            var request = await call.Protocol.ReadAsync(context.Request, method.Descriptor, transport.Value.MaxRequestBodySize);
            if (method.Descriptor.IsServerStreaming)
            {
                return await StreamAsync(context, call, method, request, caller, timeout);
            }

            var budget = transport.Value.RequestBudget;
            var reply = await calls.CallAsync(
                method, request, caller, context.TraceIdentifier, timeout < budget ? timeout.Value : budget, context.RequestAborted);
            call.Protocol.Begin(context.Response);
            await SendAsync(context, call, method, reply);
            return null;
        }
        catch (RefusedCallException refusal)
        {
            return refusal.Status;
        }
        catch (BadCallerException refusal)
        {
            return new(StatusCode.InvalidArgument, refusal.Message, []);
        }
        catch (BadHttpRequestException refusal)
        {
            return refusal.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new(StatusCode.ResourceExhausted, Refusals.PayloadTooLarge, [])
                : new(StatusCode.InvalidArgument, Refusals.BadHttp, []);
        }
        catch (UpstreamException failure)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            return PublicStatus.Of(failure);
        }
    }

    private async Task<PublicStatus?> StreamAsync(
        HttpContext context, ServiceCall call, EncodedMethod method, EncodedMessage request, Caller caller, TimeSpan? timeout)
    {
        using var life = new StreamLife(options.Value.StreamIdleTimeout, time, drain.Draining, context.RequestAborted);
        using var stream = calls.Open(method, request, caller, context.TraceIdentifier, timeout, life.Token);
        if (stream is null)
        {
            return Refusals.TooManyStreams;
        }

        try
        {
            var next = stream.MoveNextAsync();
            await life.WaitAsync(Task.WhenAny(stream.Answered, next));
            if (stream.Answered.IsCompletedSuccessfully || next.IsCompletedSuccessfully)
            {
                await BeginAsync(context, call);
            }

            while (await life.WaitAsync(next))
            {
                await SendAsync(context, call, method, stream.Current);
                next = stream.MoveNextAsync();
            }

            return null;
        }
        catch (UpstreamException) when (life.Token.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return life.IsSilent ? Refusals.Silent : Refusals.ShuttingDown;
        }
    }

    // Tells the client that the stream is open. A proxy that buffers would hold messages back.
    private static async Task BeginAsync(HttpContext context, ServiceCall call)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.Headers.CacheControl = "no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        call.Protocol.Begin(context.Response);
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private ValueTask SendAsync(HttpContext context, ServiceCall call, EncodedMethod method, EncodedMessage message)
        => sender.SendAsync(context, compression: null, call.Protocol.Encode(method.Descriptor, message));
}
