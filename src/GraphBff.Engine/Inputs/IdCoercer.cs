using System.Globalization;
using System.Numerics;
using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// GraphQL specification, 3.5.5 ID: a string or an integer. The value is always a string. An integer keeps all its digits.
/// </summary>
internal sealed class IdCoercer : InputCoercer
{
    // From this size on, JavaScript writes a number with an exponent.
    private const double LeastWithExponent = 1e21;

    public static readonly IdCoercer Instance = new();

    public override string TypeName => "ID";

    public override object? ReadPresent(ref JsonInput input)
    {
        switch (input.Reader.TokenType)
        {
            case JsonTokenType.String:
                return input.ReadString();
            case JsonTokenType.Number when input.Reader.TryGetInt64(out var integer):
                return integer.ToString(CultureInfo.InvariantCulture);
            case JsonTokenType.Number when input.Reader.TryGetDouble(out var number) && double.IsInteger(number):
                return Print(number);
            default:
                input.Fail(input.Position, "ID cannot represent value: " + input.InspectCurrent());
                return null;
        }
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        value = literal switch
        {
            GraphQLStringValue text => text.Value.ToString(),
            GraphQLIntValue integer => integer.Value.ToString(),
            _ => null,
        };
        return value is not null;
    }

    public override object FromClr(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Print(double number) => Math.Abs(number) < LeastWithExponent
        ? new BigInteger(number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
}
