using System.Buffers;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Finds the document that a request may run. Every transport calls this after it has read the parameters and before it runs them. It looks
/// up ids, accepts automatic persisted queries and, depending on the mode, checks texts against the trusted documents.
/// </summary>
internal sealed class DocumentResolver(
    TrustedDocuments trusted,
    AutomaticDocuments automatic,
    UnknownDocuments unknown,
    DocumentMetrics metrics,
    IOptions<DocumentOptions> options)
{
    private readonly DocumentMode _mode = options.Value.Mode;
    private readonly bool _isAutomatic = options.Value.AutomaticPersistedQueries && options.Value.Mode != DocumentMode.AllowListOnly;

    /// <summary>
    /// Finds the document. Completes synchronously, unless an automatic persisted query must be read from the shared storage.
    /// </summary>
    /// <param name="parameters">The request's parameters as they were read.</param>
    /// <param name="requestId">The request's id in the log.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the response any more.</param>
    public ValueTask<DocumentResolution> ResolveAsync(GraphParameters parameters, string requestId, CancellationToken cancellationToken)
    {
        if (!parameters.DocumentId.IsEmpty)
        {
            return parameters.Query.IsEmpty ? FindAsync(parameters, requestId, cancellationToken) : new(Offer(parameters, requestId));
        }

        return new(_mode == DocumentMode.Off ? new DocumentResolution(parameters) : Judge(parameters, requestId));
    }

    /// <summary>
    /// Stores the document that a client registered. Call it after the operation ran, so that no invalid document is stored.
    /// </summary>
    public void Register(AutomaticDocument document)
    {
        automatic.Add(document);
        metrics.Found("registered");
    }

    private ValueTask<DocumentResolution> FindAsync(GraphParameters parameters, string requestId, CancellationToken cancellationToken)
    {
        var id = DocumentId.Parse(parameters.DocumentId.Span);
        if (trusted.Current.Find(id) is { } document)
        {
            metrics.Found("trusted");
            return new(Run(parameters, document.Text) with { TrustedId = document.Id });
        }

        return _isAutomatic && id.IsHash
            ? FindAutomaticAsync(parameters, id.Hash, requestId, cancellationToken)
            : new(Refuse(NotFound(parameters.DocumentIdName)));
    }

    private ValueTask<DocumentResolution> FindAutomaticAsync(
        GraphParameters parameters, DocumentHash hash, string requestId, CancellationToken cancellationToken)
    {
        var find = automatic.FindAsync(hash, cancellationToken);
        return find.IsCompletedSuccessfully
            ? new(RunAutomatic(parameters, find.GetAwaiter().GetResult(), requestId))
            : AwaitAutomaticAsync(parameters, find, requestId);
    }

    private async ValueTask<DocumentResolution> AwaitAutomaticAsync(
        GraphParameters parameters, ValueTask<AutomaticDocument?> find, string requestId)
        => RunAutomatic(parameters, await find.ConfigureAwait(false), requestId);

    private DocumentResolution RunAutomatic(GraphParameters parameters, AutomaticDocument? document, string requestId)
    {
        if (document is null)
        {
            return Refuse(NotFound(parameters.DocumentIdName));
        }

        if (_mode == DocumentMode.LogUnknown)
        {
            unknown.Ran(document.Hash, requestId);
        }

        metrics.Found("automatic");
        return Run(parameters, document.Text);
    }

    /// <summary>Resolves a text that came with a hash, to be registered under that hash.</summary>
    private DocumentResolution Offer(GraphParameters parameters, string requestId)
    {
        var buffer = Text(parameters, out var text);
        var hash = DocumentHash.Of(text);
        var id = DocumentId.Parse(parameters.DocumentId.Span);
        var resolution = !id.IsHash || id.Hash != hash ? new DocumentResolution(default, DocumentRefusals.HashMismatch)
            : _mode == DocumentMode.Off ? Keep(parameters, hash, text)
            : JudgeOffer(parameters, hash, text, requestId);
        Return(buffer);
        return resolution;
    }

    private DocumentResolution JudgeOffer(GraphParameters parameters, DocumentHash hash, ReadOnlySpan<byte> text, string requestId)
    {
        var resolution = Judge(parameters, hash, requestId);
        return resolution.Refusal is null && trusted.Current.Find(hash) is null ? Keep(parameters, hash, text) : resolution;
    }

    private DocumentResolution Keep(GraphParameters parameters, DocumentHash hash, ReadOnlySpan<byte> text)
    {
        if (!_isAutomatic)
        {
            return new DocumentResolution(parameters);
        }

        // Registered again even if it is known here: the process that the client asked before did not know it.
        var document = automatic.FindHere(hash) ?? new AutomaticDocument(hash, text.ToArray());
        return Run(parameters, document.Text) with { Registration = document };
    }

    /// <summary>Resolves a text without an id, if the mode depends on whether the text is trusted.</summary>
    private DocumentResolution Judge(GraphParameters parameters, string requestId)
    {
        var buffer = Text(parameters, out var text);
        var hash = DocumentHash.Of(text);
        Return(buffer);
        return Judge(parameters, hash, requestId);
    }

    private DocumentResolution Judge(GraphParameters parameters, DocumentHash hash, string requestId)
    {
        // Runs the trusted document itself, so that its text and its id share one plan.
        if (trusted.Current.Find(hash) is { } document)
        {
            return Run(parameters, document.Text) with { TrustedId = document.Id };
        }

        if (_mode == DocumentMode.AllowListOnly)
        {
            unknown.Refused(hash, requestId);
            return new DocumentResolution(default, DocumentRefusals.NotTrusted);
        }

        unknown.Ran(hash, requestId);
        return new DocumentResolution(parameters);
    }

    private static DocumentResolution Run(GraphParameters parameters, byte[] document)
    {
        if (parameters.QueryIsJson)
        {
            parameters.OperationName = JsonText.Unescape(parameters.OperationName);
            parameters.QueryIsJson = false;
        }

        parameters.Query = document;
        return new DocumentResolution(parameters);
    }

    private DocumentResolution Refuse(Refusal refusal)
    {
        metrics.Found("not_found");
        return new DocumentResolution(default, refusal);
    }

    // Apollo's own errors would make its client send the text. In AllowListOnly that is useless: a trusted text would have been found by
    // its hash.
    private Refusal NotFound(ParameterName name)
        => name != ParameterName.PersistedQuery || _mode == DocumentMode.AllowListOnly ? DocumentRefusals.DocumentNotFound
            : _isAutomatic ? DocumentRefusals.QueryNotFound
            : DocumentRefusals.QueryNotSupported;

    /// <summary>The query's text without escapes. If it had some, the unescaped text is in the returned buffer.</summary>
    private static byte[] Text(GraphParameters parameters, out ReadOnlySpan<byte> text)
    {
        var query = parameters.Query.Span;
        if (!parameters.QueryIsJson || !query.Contains((byte)'\\'))
        {
            text = query;
            return [];
        }

        var buffer = ArrayPool<byte>.Shared.Rent(query.Length);
        text = buffer.AsSpan(0, JsonText.Unescape(query, buffer));
        return buffer;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
