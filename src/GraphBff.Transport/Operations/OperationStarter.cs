using GraphBff.Engine;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Reading;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Operations;

/// <summary>
/// Starts an operation from well-formed parameters, for every transport. It finds the document, sets the deadline, and stores a document
/// that the client registers once its operation can run.
/// </summary>
internal sealed class OperationStarter(
    DocumentResolver documents, GraphEngine engine, TimeProvider time, IOptions<GraphTransportOptions> options)
{
    /// <summary>Starts an operation. Completes synchronously, unless the document must be read from the shared storage.</summary>
    /// <param name="origin">What the transport knows about the operation.</param>
    /// <param name="parameters">What to run, by its text or by an id. The memory must stay valid until the last response.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the responses any more.</param>
    public ValueTask<OperationStart> StartAsync(
        in OperationOrigin origin, in GraphParameters parameters, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(origin.Caller, Caller.Host))
        {
            return new(new OperationStart(StartTrusted(origin, parameters, cancellationToken), origin.Caller));
        }

        var resolution = documents.ResolveAsync(parameters, origin.RequestId, cancellationToken);
        return resolution.IsCompletedSuccessfully
            ? new(Start(origin, resolution.GetAwaiter().GetResult(), cancellationToken))
            : AwaitAsync(origin, resolution, cancellationToken);
    }

    /// <summary>Starts an operation whose text the operator of the graph trusts, whatever the mode of the documents.</summary>
    /// <param name="origin">What the transport knows about the operation.</param>
    /// <param name="parameters">What to run, by its text. The memory must stay valid until the last response.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the responses any more.</param>
    public OperationResponses StartTrusted(
        in OperationOrigin origin, in GraphParameters parameters, CancellationToken cancellationToken)
        => engine.Start(Request(origin, parameters, isTrusted: true), cancellationToken);

    private async ValueTask<OperationStart> AwaitAsync(
        OperationOrigin origin, ValueTask<DocumentResolution> resolution, CancellationToken cancellationToken)
        => Start(origin, await resolution.ConfigureAwait(false), cancellationToken);

    private OperationStart Start(in OperationOrigin origin, in DocumentResolution document, CancellationToken cancellationToken)
    {
        if (document.Refusal is { } refusal)
        {
            return new(refusal);
        }

        var responses = engine.Start(
            Request(origin, document.Parameters, document.TrustedId is not null, document.TrustedId), cancellationToken);
        if (document.Registration is { } registration && !responses.IsRefused)
        {
            documents.Register(registration);
        }

        return new(responses, origin.Caller);
    }

    private OperationRequest Request(in OperationOrigin origin, in GraphParameters parameters, bool isTrusted, string? id = null) => new()
    {
        IsTrusted = isTrusted,
        DocumentId = id,
        Query = parameters.Query,
        QueryIsJson = parameters.QueryIsJson,
        OperationName = parameters.OperationName,
        Variables = parameters.Variables,
        OnError = parameters.OnError,
        Caller = origin.Caller,
        RequestId = origin.RequestId,
        Services = origin.Services,
        SafeOnly = origin.SafeOnly,
        AcceptsSubscription = origin.AcceptsSubscription,
        AcceptsIncremental = origin.AcceptsIncremental,
        ResumeAfter = origin.ResumeAfter,
        Deadline = time.GetUtcNow() + options.Value.RequestBudget,
        EventBudget = options.Value.RequestBudget,
        Trace = origin.Trace,
    };
}
