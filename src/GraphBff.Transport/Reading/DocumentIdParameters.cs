using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Reading;

/// <summary>
/// The ids of a document that one request gives, under whatever names, and the one that counts. Which that is cannot be said before all
/// parameters are read: an <c>id</c> beside a query is none.
/// </summary>
internal struct DocumentIdParameters
{
    private ReadOnlyMemory<byte> _documentId;
    private ReadOnlyMemory<byte> _persistedQuery;
    private ReadOnlyMemory<byte> _id;
    private ReadOnlyMemory<byte> _docId;
    private Refusal? _wrongId;

    /// <summary>Takes an id under its name; an empty one is absent.</summary>
    /// <returns>Why it is none, or null.</returns>
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

    /// <summary>Refuses a bad value of an id. A name that means something else beside a query is decided once the query is known.</summary>
    public Refusal? Refuse(ParameterName name, Refusal refusal)
    {
        if (name is not (ParameterName.Id or ParameterName.DocId))
        {
            return refusal;
        }

        _wrongId ??= refusal;
        return null;
    }

    /// <summary>Puts the id that counts into the parameters, once all of them are read.</summary>
    /// <param name="missing">What to say where there is neither a query nor an id.</param>
    /// <param name="parameters">All but the id.</param>
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
