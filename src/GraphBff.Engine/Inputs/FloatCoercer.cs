using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>GraphQL specification, 3.5.2 Float: a finite number; integers are accepted.</summary>
internal sealed class FloatCoercer : InputCoercer
{
    public static readonly FloatCoercer Instance = new();

    public override string TypeName => "Float";

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is JsonTokenType.Number && input.Reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        input.Fail(input.Position, "Float cannot represent non numeric value: " + input.InspectCurrent());
        return null;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        var digits = literal switch
        {
            GraphQLIntValue integer => integer.Value.Span,
            GraphQLFloatValue fraction => fraction.Value.Span,
            _ => [],
        };
        var fits = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = fits ? number : null;
        return fits;
    }

    public override object FromClr(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
