using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>Checks and prints literals, and coerces those outside a field's arguments, such as a directive's.</summary>
internal static class Literals
{
    private const int MaxPrinted = 100;

    /// <summary>Whether it contains no variable.</summary>
    public static bool IsConstant(GraphQLValue literal) => literal switch
    {
        GraphQLVariable => false,
        GraphQLListValue list => list.Values is null || list.Values.TrueForAll(IsConstant),
        GraphQLObjectValue fields => fields.Fields is null || fields.Fields.TrueForAll(field => IsConstant(field.Value)),
        _ => true,
    };

    /// <summary>Coerces a literal to an input type; false if it does not fit.</summary>
    public static bool TryCoerce(GraphQLValue literal, IGraphType type, VariableValues variables, out object? value)
        => Coercers.For(type).TryRead(literal, variables, out value);

    /// <summary>The literal that coerces to the input object, without absent fields.</summary>
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

    /// <summary>The literal as the document writes it, cut after 100 characters.</summary>
    public static string Print(GraphQLValue literal, ROM source)
    {
        var start = Math.Clamp(literal.Location.Start, 0, source.Length);
        var text = source.Span[start..Math.Clamp(literal.Location.End, start, source.Length)];
        return text.Length <= MaxPrinted ? text.ToString() : string.Concat(text[..MaxPrinted], "…");
    }
}
