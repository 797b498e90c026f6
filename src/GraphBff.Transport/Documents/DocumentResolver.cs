using System.Buffers;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Documents;

/// <summary>
/// From the parameters of a request to the document that it may run. Every transport asks here between reading the parameters and
/// running them: ids are looked up, automatic persisted queries registered, and in the modes that say so texts held against the trusted
/// documents.
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

    /// <summary>Finds the document. At once, unless an automatic persisted query must be asked for elsewhere.</summary>
    /// <param name="parameters">As they were read.</param>
    /// <param name="requestId">What the log calls the request.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the answer any more.</param>
    public ValueTask<DocumentResolution> ResolveAsync(GraphParameters parameters, string requestId, CancellationToken cancellationToken)
    {
        if (!parameters.DocumentId.IsEmpty)
        {
            return parameters.Query.IsEmpty ? FindAsync(parameters, requestId, cancellationToken) : new(Offer(parameters, requestId));
        }

        return new(_mode == DocumentMode.Off ? new DocumentResolution(parameters) : Judge(parameters, requestId));
    }

    /// <summary>Keeps what a client offered. To be called where the operation ran, so that nothing is kept that cannot run.</summary>
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
            return new(Run(parameters, document.Text));
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

    /// <summary>A text with the hash that it is to be kept under.</summary>
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

        // Registered again where it is known here: it was not where the client asked before.
        var document = automatic.FindHere(hash) ?? new AutomaticDocument(hash, text.ToArray());
        return Run(parameters, document.Text) with { Registration = document };
    }

    /// <summary>A text without an id, in the modes where it matters whose it is.</summary>
    private DocumentResolution Judge(GraphParameters parameters, string requestId)
    {
        var buffer = Text(parameters, out var text);
        var hash = DocumentHash.Of(text);
        Return(buffer);
        return Judge(parameters, hash, requestId);
    }

    private DocumentResolution Judge(GraphParameters parameters, DocumentHash hash, string requestId)
    {
        // Run as the trusted document, so that text and id share one plan.
        if (trusted.Current.Find(hash) is { } document)
        {
            return Run(parameters, document.Text);
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

    // Where only trusted documents run, Apollo's answers would have its client send the text, which could not run either: a trusted one
    // is found by its hash.
    private Refusal NotFound(ParameterName name)
        => name != ParameterName.PersistedQuery || _mode == DocumentMode.AllowListOnly ? DocumentRefusals.DocumentNotFound
            : _isAutomatic ? DocumentRefusals.QueryNotFound
            : DocumentRefusals.QueryNotSupported;

    /// <summary>The query's text without escapes, in the buffer where it had some.</summary>
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
