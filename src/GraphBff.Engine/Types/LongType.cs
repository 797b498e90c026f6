using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>
/// A 64-bit integer. It is a string in both directions, since a JSON number beyond 2^53 loses precision in every browser. An input may also
/// be an integer.
/// </summary>
public sealed class LongType : ScalarGraphType
{
    public LongType()
    {
        Name = "Long";
        Description = "A 64-bit integer, as a string in decimal: a JSON number beyond 2^53 would lose precision.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse(text.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLIntValue number => Parse(number.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        long number => number,
        int number => (long)number,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        long number => number.ToString(CultureInfo.InvariantCulture),
        ulong number => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        uint number => number.ToString(CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    private static long? Parse(ReadOnlySpan<char> text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
