using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>GraphQL specification, 3.5.3 String.</summary>
internal sealed class StringCoercer : InputCoercer
{
    public static readonly StringCoercer Instance = new();

    public override string TypeName => "String";

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is JsonTokenType.String)
        {
            return input.ReadString();
        }

        input.Fail(input.Position, "String cannot represent a non string value: " + input.InspectCurrent());
        return null;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        value = literal is GraphQLStringValue text ? text.Value.ToString() : null;
        return value is not null;
    }

    public override object FromClr(object value) => value;
}
