using GraphBff.Engine.Execution;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Serves clients that accept several responses to one request: server-sent events (graphql-sse's distinct connections mode), Apollo's
/// multipart subscriptions, and incremental delivery. A request that the transport refuses gets a status code and JSON as usual. An
/// operation that the engine refuses gets its errors in the stream.
/// </summary>
internal sealed class ResponseStreamTransport(
    RequestReader reader, HttpOrigins origins, OperationStarter starter, GraphResponses responses, ResponseStreamServices services)
    : IGraphTransport
{
    private const string LastEventId = "Last-Event-ID";

    public bool CanServe(HttpRequest request)
        => (HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method)) && AcceptHeader.NamesStream(request.Headers.Accept);

    public async Task ServeAsync(HttpContext context)
    {
        if (CheckHeaders(context) is { } unread)
        {
            await RefuseAsync(context, unread).ConfigureAwait(false);
            return;
        }

        var body = await reader.ReadAsync(context.Request).ConfigureAwait(false);
        await AnswerAsync(context, body).ConfigureAwait(false);
    }

    // Not an async method, since its state would be kept as long as the subscription is open.
    private Task AnswerAsync(HttpContext context, RequestBody body)
    {
        if (RequestReader.Parse(context.Request, body, out var parameters) is { } refusal)
        {
            body.Return();
            return RefuseAsync(context, refusal);
        }

        var accepted = AcceptHeader.NegotiateStreams(context.Request.Headers.Accept);
        var origin = origins.Of(
            context,
            parameters.AsksForTrace,
            acceptsSubscription: accepted.Subscription != ResponseStreamFormat.None,
            acceptsIncremental: accepted.Incremental != ResponseStreamFormat.None,
            resumeAfter: context.Request.Headers[LastEventId].ToString());
        var stream = new ResponseStream(context, services);
        var start = starter.StartAsync(origin, parameters, stream.Token);
        return start.IsCompletedSuccessfully
            ? AnswerAsync(context, accepted, stream, start.GetAwaiter().GetResult(), body)
            : AwaitAsync(context, accepted, stream, start, body);
    }

    private async Task AwaitAsync(
        HttpContext context, Acceptance accepted, ResponseStream stream, ValueTask<OperationStart> start, RequestBody body)
    {
        OperationStart started;
        try
        {
            started = await start.ConfigureAwait(false);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        await AnswerAsync(context, accepted, stream, started, body).ConfigureAwait(false);
    }

    private Task AnswerAsync(HttpContext context, Acceptance accepted, ResponseStream stream, in OperationStart start, RequestBody body)
    {
        if (start.IsRefused)
        {
            stream.Dispose();
            body.Return();
            return RefuseAsync(context, start.Refusal);
        }

        var source = start.Responses;
        var encoder = ResponseStreamEncoders.Find(source.Kind switch
        {
            ResponseKind.Subscription => accepted.Subscription,
            ResponseKind.Incremental => accepted.Incremental,
            _ => accepted.Single,
        });
        if (Refuse(source.Kind, encoder, accepted.Plain) is { } refused)
        {
            stream.Dispose();
            body.Return();
            return RefuseAsync(context, refused, source);
        }

        if (encoder is null)
        {
            return RunPlainAsync(context, accepted.Plain, source, stream, body);
        }

        if (source.Kind == ResponseKind.Subscription)
        {
            // A subscription keeps no part of the request.
            body.Return();
            body = default;
        }

        return stream.RunAsync(encoder, source, body);
    }

    private Refusal? Refuse(ResponseKind kind, ResponseStreamEncoder? encoder, ResponseFormat plain) => encoder is null
        ? (kind == ResponseKind.Subscription && plain == ResponseFormat.NotAcceptable ? Refusals.SubscriptionNotAcceptable : null)
        : (services.Streams.IsFull ? Refusals.TooManyStreams : null);

    private async Task RunPlainAsync(
        HttpContext context, ResponseFormat format, OperationResponses source, ResponseStream stream, RequestBody body)
    {
        using (stream)
        {
            using var result = await source.NextAsync().ConfigureAwait(false);

            // After an exception the memory does not go back to the pool: steps that were not awaited may still read it.
            body.Return();
            await responses.WriteAsync(context, format, result!).ConfigureAwait(false);
        }
    }

    private Refusal? CheckHeaders(HttpContext context)
    {
        if (reader.CheckHeaders(context) is { } refusal)
        {
            return refusal;
        }

        var accepted = AcceptHeader.NegotiateStreams(context.Request.Headers.Accept);
        if (accepted is (ResponseFormat.NotAcceptable, ResponseStreamFormat.None, _, _))
        {
            return Refusals.NotAcceptable;
        }

        var lastEventId = context.Request.Headers[LastEventId];
        return lastEventId.Count > 1 || lastEventId.ToString().Length > EventStream.MaxIdLength ? Refusals.BadLastEventId : null;
    }

    private async Task RefuseAsync(HttpContext context, Refusal refusal, OperationResponses source)
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await RefuseAsync(context, refusal).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, Refusal refusal)
        => responses.WriteAsync(context, AcceptHeader.Negotiate(context.Request.Headers.Accept), refusal).AsTask();
}
