using GraphBff.Engine.Types;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>A field in a selection set, with the type that it is selected on.</summary>
/// <param name="Parent">The composite type around it; null if unknown.</param>
/// <param name="Field">The field in the document.</param>
/// <param name="Type">Its type; null if unknown. Also null for meta fields, because their types never conflict.</param>
internal sealed record FieldEntry(IGraphType? Parent, GraphQLField Field, IGraphType? Type)
{
    public string Key { get; } = (Field.Alias?.Name ?? Field.Name).StringValue;

    public bool IsStreamed { get; } =
        Field.Directives?.Items.Exists(directive => directive.Name.Value == StreamDirective.DirectiveName) ?? false;
}
