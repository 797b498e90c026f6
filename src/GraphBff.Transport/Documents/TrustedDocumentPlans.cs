using GraphBff.Engine;

namespace GraphBff.Transport.Documents;

/// <summary>Plans the trusted documents before clients ask for them.</summary>
public sealed class TrustedDocumentPlans
{
    private readonly TrustedDocuments _documents;
    private readonly GraphEngine _engine;

    internal TrustedDocumentPlans(TrustedDocuments documents, GraphEngine engine)
    {
        _documents = documents;
        _engine = engine;
    }

    /// <summary>Plans the current documents, as many as the engine's cache has room for. A document that is not valid is left out.</summary>
    /// <param name="cancellationToken">Stops it between two documents.</param>
    public void Plan(CancellationToken cancellationToken)
    {
        foreach (var document in _documents.Current.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_engine.TryPrepare(document.Text))
            {
                return;
            }
        }
    }
}
