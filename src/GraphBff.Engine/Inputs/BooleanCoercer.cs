using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>GraphQL specification, 3.5.4 Boolean.</summary>
internal sealed class BooleanCoercer : InputCoercer
{
    public static readonly BooleanCoercer Instance = new();

    public override string TypeName => "Boolean";

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return Boxes.Box(input.Reader.TokenType is JsonTokenType.True);
        }

        input.Fail(input.Position, "Boolean cannot represent a non boolean value: " + input.InspectCurrent());
        return null;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        value = literal is GraphQLBooleanValue boolean ? Boxes.Box(boolean.BoolValue) : null;
        return value is not null;
    }

    public override object FromClr(object value) => value;
}
