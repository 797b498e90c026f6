using GraphBff.Engine.Inputs;
using GraphQLParser.AST;

namespace GraphBff.Engine.Federation;

/// <summary>
/// Coercion of <c>_Any</c>. A variable within a literal works as anywhere else: its value replaces it, and a field whose variable has no
/// value is absent.
/// </summary>
internal sealed class AnyCoercer : InputCoercer
{
    public override string TypeName => AnyType.TypeName;

    public override object? ReadPresent(ref JsonInput input) => JsonTree.Read(ref input);

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        // Only strings within the object are ever read. Of other values it matters only that they are not strings.
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
