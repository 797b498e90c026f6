using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Reading;

/// <summary>
/// Collects the document ids of one request under all their names, and finds the one that counts. That is known only after all parameters
/// were read, because an <c>id</c> in a request with a query is not a document id.
/// </summary>
internal struct DocumentIdParameters
{
    private ReadOnlyMemory<byte> _documentId;
    private ReadOnlyMemory<byte> _persistedQuery;
    private ReadOnlyMemory<byte> _id;
    private ReadOnlyMemory<byte> _docId;
    private Refusal? _wrongId;

    /// <summary>Reads an id under its name. An empty one counts as absent.</summary>
    /// <returns>Why the value is not an id, or null.</returns>
    public Refusal? Take(ParameterName name, ReadOnlyMemory<byte> id)
    {
        if (id.Length > DocumentId.MaxLength)
        {
            return Refuse(name, ParameterRefusals.DocumentIdTooLong(name));
        }

        switch (name)
        {
            case ParameterName.DocumentId:
                _documentId = id;
                break;
            case ParameterName.PersistedQuery:
                _persistedQuery = id;
                break;
            case ParameterName.Id:
                _id = id;
                break;
            default:
                _docId = id;
                break;
        }

        return null;
    }

    /// <summary>
    /// Refuses an invalid id. For a name that has another meaning in a request with a query, the decision waits until the query is known.
    /// </summary>
    public Refusal? Refuse(ParameterName name, Refusal refusal)
    {
        if (name is not (ParameterName.Id or ParameterName.DocId))
        {
            return refusal;
        }

        _wrongId ??= refusal;
        return null;
    }

    /// <summary>Sets the id that counts in the parameters, after all of them were read.</summary>
    /// <param name="missing">The message if there is neither a query nor an id.</param>
    /// <param name="parameters">The parameters without their id.</param>
    /// <returns>Why the parameters do not name one document, or null.</returns>
    public readonly Refusal? Settle(Refusal? missing, ref GraphParameters parameters)
    {
        Set(ParameterName.PersistedQuery, _persistedQuery, ref parameters);
        if (!parameters.Query.IsEmpty)
        {
            return _documentId.IsEmpty ? null : ParameterRefusals.QueryAndDocumentId;
        }

        var agree = Set(ParameterName.DocumentId, _documentId, ref parameters)
            & Set(ParameterName.Id, _id, ref parameters)
            & Set(ParameterName.DocId, _docId, ref parameters);
        return !agree ? ParameterRefusals.TwoDocumentIds
            : _wrongId is not null && missing is not null ? _wrongId
            : parameters.DocumentId.IsEmpty ? missing : null;
    }

    private static bool Set(ParameterName name, ReadOnlyMemory<byte> id, ref GraphParameters parameters)
    {
        if (id.IsEmpty)
        {
            return true;
        }

        if (!parameters.DocumentId.IsEmpty)
        {
            return DocumentId.Parse(parameters.DocumentId.Span).Equals(DocumentId.Parse(id.Span));
        }

        parameters.DocumentId = id;
        parameters.DocumentIdName = name;
        return true;
    }
}
