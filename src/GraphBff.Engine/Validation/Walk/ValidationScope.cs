using GraphBff.Engine.Errors;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>The data that the rules share while they validate one document.</summary>
internal sealed class ValidationScope(ISchema schema, GraphQLDocument document)
{
    /// <summary>After this many errors, the rest of the document is not checked.</summary>
    public const int MaxErrors = 50;

    private const int MaxMessage = 500;
    private const int MaxLocations = 20;

    public ISchema Schema { get; } = schema;

    public DocumentIndex Index { get; } = new(document);

    public List<GraphError> Errors { get; } = [];

    public bool IsFull => Errors.Count >= MaxErrors;

    /// <summary>Adds an error at the locations of the nodes.</summary>
    public void Report(string message, params ReadOnlySpan<ASTNode> nodes)
    {
        if (IsFull)
        {
            return;
        }

        var locations = new SourceLocation[Math.Min(nodes.Length, MaxLocations)];
        for (var index = 0; index < locations.Length; index++)
        {
            locations[index] = SourceLocations.At(document.Source, nodes[index].Location.Start);
        }

        var shown = message.Length <= MaxMessage ? message : string.Concat(message.AsSpan(0, MaxMessage), "…");
        Errors.Add(new GraphError(ErrorCodes.ValidationFailed, shown) { Locations = locations });
    }

    /// <summary>The value as it is written in the document, cut if it is long.</summary>
    public string Print(GraphQLValue value) => Inputs.Literals.Print(value, document.Source);
}
