using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Adapters.Rest;

/// <summary>One request of REST: runs its operation, and answers with the data alone or with a problem.</summary>
internal sealed class RestExchange(
    RequestReader reader,
    HttpOrigins origins,
    OperationStarter starter,
    GraphResponses responses,
    ResponseCaching caching,
    ProblemWriter problems)
{
    public async Task ServeAsync(HttpContext context, RestOperation operation)
    {
        if (Check(context, operation) is { } refusal)
        {
            await RefuseAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        // Neither memory goes back to its pool after an exception: steps that were not awaited may still read the variables.
        var variables = new JsonOutput();
        if (await ReadAsync(context, operation, variables).ConfigureAwait(false) is { } problem)
        {
            variables.Dispose();
            await problems.WriteAsync(context, problem).ConfigureAwait(false);
            return;
        }

        var origin = origins.Of(context, asksForTrace: false) with { SafeOnly = false };
        var parameters = new GraphParameters { Query = operation.File.Text, Variables = variables.WrittenMemory };
        using var result = await starter.StartTrusted(origin, parameters, context.RequestAborted).NextAsync().ConfigureAwait(false);
        variables.Dispose();
        await RespondAsync(context, operation, origin, result!).ConfigureAwait(false);
    }

    /// <summary>Answers a request that no operation runs for.</summary>
    public ValueTask RefuseAsync(HttpContext context, Refusal refusal)
        => problems.WriteAsync(context, Problem.Of(refusal));

    private Refusal? Check(HttpContext context, RestOperation operation)
        => AcceptHeader.Negotiate(context.Request.Headers.Accept) == ResponseFormat.NotAcceptable ? RestRefusals.NotAcceptable
            : reader.CheckQueryString(context.Request) ?? (operation.Variables.HasBody ? reader.CheckBody(context) : null);

    private async ValueTask<Problem?> ReadAsync(HttpContext context, RestOperation operation, JsonOutput variables)
    {
        if (!operation.Variables.HasBody)
        {
            return operation.Variables.Write(context.Request, [], variables) is { } wrong ? Problem.OfFault(wrong) : null;
        }

        var body = await reader.ReadBodyAsync(context.Request).ConfigureAwait(false);
        var fault = body.TooLarge ? null : operation.Variables.Write(context.Request, body.Memory.Span, variables);
        body.Return();
        return body.TooLarge ? Problem.Of(Refusals.PayloadTooLarge)
            : fault is not null ? Problem.OfFault(fault)
            : null;
    }

    private ValueTask RespondAsync(HttpContext context, RestOperation operation, in OperationOrigin origin, OperationResult result)
    {
        if (result.HasErrors)
        {
            return problems.WriteAsync(context, GraphProblems.OfErrors(context.Request, result.Body, operation.Places));
        }

        using var errors = operation.Errors?.In(result.Body);
        if (errors is not null)
        {
            return problems.WriteAsync(
                context, GraphProblems.OfPayload(context.Request, errors.RootElement, operation.Errors!, operation.Places));
        }

        // A trace would stand beside the data.
        var body = (operation.IsWhole && origin.Trace is null ? operation.Body.Only(result.Body) : null)
            ?? operation.Body.Find(result.Body);
        return operation.IsQuery && body.Span.SequenceEqual("null"u8) ? problems.WriteAsync(context, Problem.NotFound)
            : operation.IsQuery ? RespondAsync(context, operation, origin.Caller, result, body)
            : RespondAsync(context, operation, body);
    }

    private ValueTask RespondAsync(
        HttpContext context, RestOperation operation, Caller caller, OperationResult result, ReadOnlyMemory<byte> body)
    {
        var headers = context.Response.Headers;
        if (operation.Next?.LinkOf(context.Request, body.Span) is { } link)
        {
            headers.Link = link;
        }

        string? cacheControl = null;
        if (!HttpMethods.IsPost(context.Request.Method) && caching.IsUnchanged(context, caller, result, body, out cacheControl))
        {
            return ValueTask.CompletedTask;
        }

        headers.ContentType = MediaTypes.Json;
        headers.CacheControl = cacheControl ?? CacheControlHeaderValue.NoStoreString;
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Accept);
        return responses.WriteAsync(context, body);
    }

    private ValueTask RespondAsync(HttpContext context, RestOperation operation, ReadOnlyMemory<byte> body)
    {
        var headers = context.Response.Headers;
        if (operation.Created?.LocationOf(body) is { } location)
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            headers.Location = context.Request.PathBase + location;
        }

        headers.ContentType = MediaTypes.Json;
        headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        return responses.WriteAsync(context, body);
    }
}
