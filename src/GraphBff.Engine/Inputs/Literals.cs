using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>What can be said of a literal, and its coercion outside of a field's arguments (a directive's, say).</summary>
internal static class Literals
{
    private const int MaxPrinted = 100;

    /// <summary>Whether no variable stands in it.</summary>
    public static bool IsConstant(GraphQLValue literal) => literal switch
    {
        GraphQLVariable => false,
        GraphQLListValue list => list.Values is null || list.Values.TrueForAll(IsConstant),
        GraphQLObjectValue fields => fields.Fields is null || fields.Fields.TrueForAll(field => IsConstant(field.Value)),
        _ => true,
    };

    /// <summary>Coerces a literal to an input type; false where it does not fit.</summary>
    public static bool TryCoerce(GraphQLValue literal, IGraphType type, VariableValues variables, out object? value)
        => Coercers.For(type).TryRead(literal, variables, out value);

    /// <summary>The literal that coerces to the input object; absent fields stay away.</summary>
    public static GraphQLObjectValue FromInput(InputObject input)
    {
        GraphQLObjectValue literal = new() { Fields = [] };
        foreach (var field in input.Type.Fields)
        {
            if (input.TryGet(field.Name, out var value))
            {
                literal.Fields.Add(new GraphQLObjectField(new GraphQLName(field.Name), field.ResolvedType!.ToAST(value)));
            }
        }

        return literal;
    }

    /// <summary>The literal as a document writes it, cut where it grows long.</summary>
    public static string Print(GraphQLValue literal, ROM source)
    {
        var start = Math.Clamp(literal.Location.Start, 0, source.Length);
        var text = source.Span[start..Math.Clamp(literal.Location.End, start, source.Length)];
        return text.Length <= MaxPrinted ? text.ToString() : string.Concat(text[..MaxPrinted], "…");
    }
}
