using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// GraphQL specification, 3.5.1 Int. A JSON number with an integral value is an Int in any notation (<c>3.0</c>, <c>1e2</c>), because JSON
/// knows only one kind of number.
/// </summary>
internal sealed class IntCoercer : InputCoercer
{
    public static readonly IntCoercer Instance = new();

    public override string TypeName => "Int";

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is not JsonTokenType.Number)
        {
            return Refuse(ref input, "Int cannot represent non-integer value: ");
        }

        if (input.Reader.TryGetInt32(out var integer))
        {
            return Boxes.Box(integer);
        }

        if (!input.Reader.TryGetDouble(out var number) || !double.IsInteger(number))
        {
            return Refuse(ref input, "Int cannot represent non-integer value: ");
        }

        return number is >= int.MinValue and <= int.MaxValue
            ? Boxes.Box((int)number)
            : Refuse(ref input, "Int cannot represent non 32-bit signed integer value: ");
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        var digits = literal is GraphQLIntValue number ? number.Value.Span : [];
        var fits = int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer);
        value = fits ? Boxes.Box(integer) : null;
        return fits;
    }

    public override object FromClr(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static object? Refuse(ref JsonInput input, string reason)
    {
        input.Fail(input.Position, reason + input.InspectCurrent());
        return null;
    }
}
