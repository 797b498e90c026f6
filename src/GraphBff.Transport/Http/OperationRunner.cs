using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>From well-formed parameters to a sent response.</summary>
internal sealed class OperationRunner(
    GraphEngine engine, DocumentResolver documents, OperationRequests requests, GraphResponses responses, AnswerCaching caching)
{
    /// <param name="context">The request.</param>
    /// <param name="format">What to answer with.</param>
    /// <param name="parameters">What to run, by its text or by an id.</param>
    public Task RunAsync(HttpContext context, ResponseFormat format, GraphParameters parameters)
    {
        var resolution = documents.ResolveAsync(parameters, context.TraceIdentifier, context.RequestAborted);

        // Mostly so: then nothing of it is carried through the wait for the services.
        return resolution.IsCompletedSuccessfully
            ? RunAsync(context, format, resolution.GetAwaiter().GetResult())
            : AwaitAsync(context, format, resolution);
    }

    private async Task AwaitAsync(HttpContext context, ResponseFormat format, ValueTask<DocumentResolution> resolution)
        => await RunAsync(context, format, await resolution.ConfigureAwait(false)).ConfigureAwait(false);

    private Task RunAsync(HttpContext context, ResponseFormat format, in DocumentResolution document)
        => document.Refusal is { } refusal
            ? responses.WriteAsync(context, format, refusal).AsTask()
            : RunAsync(context, format, requests.Create(context, document.Parameters), document.Registration);

    private async Task RunAsync(HttpContext context, ResponseFormat format, OperationRequest request, AutomaticDocument? registration)
    {
        using var result = await engine.ExecuteAsync(request, context.RequestAborted).ConfigureAwait(false);
        if (registration is not null && result.Status == OperationStatus.Executed)
        {
            documents.Register(registration);
        }

        string? cacheControl = null;
        if (!request.SafeOnly || !caching.IsUnchanged(context, request.Caller, result, out cacheControl))
        {
            await responses.WriteAsync(context, format, result, cacheControl).ConfigureAwait(false);
        }
    }
}
