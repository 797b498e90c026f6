using GraphQLParser.AST;

namespace GraphBff.Schema.Graph;

/// <summary>An argument or an input field.</summary>
internal sealed record SdlInput(string Name, GraphQLType Type, string? Default, string? Description, string? Deprecation)
{
    public bool IsRequired => Type is GraphQLNonNullType && Default is null;
}
