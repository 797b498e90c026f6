using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphQLParser.AST;

namespace GraphBff.Engine.Parsing;

/// <summary>A document within the limits, or the error of the text.</summary>
internal sealed class ParsedDocument
{
    private ParsedDocument(GraphQLDocument? document, GraphError? error)
    {
        Document = document;
        Error = error;
    }

    /// <summary>The document; its Source is the text.</summary>
    public GraphQLDocument? Document { get; }

    /// <summary>An exceeded limit (<see cref="LimitCodes"/>), a syntax error, or the error for a non-executable definition.</summary>
    public GraphError? Error { get; }

    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsGood => Document is not null;

    public static ParsedDocument Good(GraphQLDocument document) => new(document, null);

    public static ParsedDocument Bad(GraphError error) => new(null, error);
}
