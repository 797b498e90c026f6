using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>References to types by their names.</summary>
public static class TypeText
{
    /// <summary>The type of a text such as <c>[Product!]!</c>. The name is looked up when the graph is complete.</summary>
    public static IGraphType Parse(string text)
        => text.EndsWith('!') ? new NonNullGraphType(Parse(text[..^1]))
            : text.StartsWith('[') && text.EndsWith(']') ? new ListGraphType(Parse(text[1..^1]))
            : new GraphQLTypeReference(text);
}
