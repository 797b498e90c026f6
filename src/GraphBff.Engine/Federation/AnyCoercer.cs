using GraphBff.Engine.Inputs;
using GraphQLParser.AST;

namespace GraphBff.Engine.Federation;

/// <summary>
/// Coercion of <c>_Any</c>. A variable within a literal counts as it does anywhere else: its value stands there, and a field whose
/// variable has none is absent.
/// </summary>
internal sealed class AnyCoercer : InputCoercer
{
    public override string TypeName => AnyType.TypeName;

    public override object? ReadPresent(ref JsonInput input) => JsonTree.Read(ref input);

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        // Strings are all that is ever read of the values within; of the others it matters only that they are none.
        value = literal switch
        {
            GraphQLStringValue text => text.Value.ToString(),
            GraphQLObjectValue { Fields: { } fields } => Read(fields, variables),
            _ => literal,
        };
        return true;
    }

    public override object FromClr(object value) => value;

    private Dictionary<string, object?> Read(List<GraphQLObjectField> fields, VariableValues variables)
    {
        var read = new Dictionary<string, object?>(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (TryRead(field.Value, variables, out var value))
            {
                read[field.Name.StringValue] = value;
            }
        }

        return read;
    }
}
