using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Http;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Sse;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Streaming;

/// <summary>
/// Clients that take many responses to one request: server-sent events (graphql-sse's distinct connections mode), Apollo's multipart
/// subscriptions, incremental delivery. What HTTP refuses is answered with a status and JSON, as ever; what GraphQL refuses, in the stream.
/// </summary>
internal sealed class StreamTransport(
    RequestReader reader,
    DocumentResolver documents,
    OperationRequests requests,
    GraphEngine engine,
    GraphResponses responses,
    StreamServices services) : IGraphTransport
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

    // No async method: what it needs on the way would be kept for as long as the subscription is open.
    private Task AnswerAsync(HttpContext context, RequestBody body)
    {
        if (RequestReader.Parse(context.Request, body, out var parameters) is { } refusal)
        {
            body.Return();
            return RefuseAsync(context, refusal);
        }

        var resolution = documents.ResolveAsync(parameters, context.TraceIdentifier, context.RequestAborted);
        return resolution.IsCompletedSuccessfully
            ? AnswerAsync(context, resolution.GetAwaiter().GetResult(), body)
            : AwaitAsync(context, resolution, body);
    }

    private async Task AwaitAsync(HttpContext context, ValueTask<DocumentResolution> resolution, RequestBody body)
        => await AnswerAsync(context, await resolution.ConfigureAwait(false), body).ConfigureAwait(false);

    private Task AnswerAsync(HttpContext context, in DocumentResolution document, RequestBody body)
    {
        if (document.Refusal is { } refusal)
        {
            body.Return();
            return RefuseAsync(context, refusal);
        }

        var accepted = AcceptHeader.NegotiateStreams(context.Request.Headers.Accept);
        var lastEventId = context.Request.Headers[LastEventId].ToString();
        var request = requests.Create(context, document.Parameters, accepted.Incremental != StreamFormat.None, lastEventId);
        var session = new StreamSession(context, services);
        var stream = engine.Start(request, session.Token);
        if (document.Registration is { } registration && !stream.IsRefused)
        {
            documents.Register(registration);
        }

        var form = StreamForms.Find(stream.Kind switch
        {
            ResponseKind.Subscription => accepted.Subscription,
            ResponseKind.Incremental => accepted.Incremental,
            _ => accepted.Single,
        });
        if (Refuse(stream.Kind, form, accepted.Plain) is { } refused)
        {
            session.Dispose();
            body.Return();
            return RefuseAsync(context, refused);
        }

        if (stream.Kind == ResponseKind.Subscription)
        {
            if (form is null)
            {
                return RunPlainAsync(context, accepted.Plain, engine.ExecuteAsync(request, session.Token)!, session, body);
            }

            body.Return();
            body = default;
        }

        return form is null
            ? RunPlainAsync(context, accepted.Plain, stream.NextAsync(), session, body)
            : session.RunAsync(form, stream, body);
    }

    private Refusal? Refuse(ResponseKind kind, StreamForm? form, ResponseFormat plain) => form is null
        ? (kind == ResponseKind.Subscription && plain == ResponseFormat.NotAcceptable ? Refusals.SubscriptionNotAcceptable : null)
        : (services.Streams.IsFull ? Refusals.TooManyStreams : null);

    private async Task RunPlainAsync(
        HttpContext context, ResponseFormat format, ValueTask<OperationResult?> response, StreamSession session, RequestBody body)
    {
        using (session)
        {
            using var result = await response.ConfigureAwait(false);
            await responses.WriteAsync(context, format, result!).ConfigureAwait(false);

            // Where an exception leaves, steps that nobody waited for may still read the memory: it is not pooled again then.
            body.Return();
        }
    }

    private Refusal? CheckHeaders(HttpContext context)
    {
        if (reader.CheckHeaders(context) is { } refusal)
        {
            return refusal;
        }

        var accepted = AcceptHeader.NegotiateStreams(context.Request.Headers.Accept);
        if (accepted is (ResponseFormat.NotAcceptable, StreamFormat.None, _, _))
        {
            return Refusals.NotAcceptable;
        }

        var lastEventId = context.Request.Headers[LastEventId];
        return lastEventId.Count > 1 || lastEventId.ToString().Length > EventStream.MaxIdLength ? Refusals.BadLastEventId : null;
    }

    private Task RefuseAsync(HttpContext context, Refusal refusal)
        => responses.WriteAsync(context, AcceptHeader.Negotiate(context.Request.Headers.Accept), refusal).AsTask();
}
