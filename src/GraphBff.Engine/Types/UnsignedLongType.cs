using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>An unsigned 64-bit integer: a string in both directions, as <see cref="LongType"/>. An input may also be an integer.</summary>
public sealed class UnsignedLongType : ScalarGraphType
{
    public UnsignedLongType()
    {
        Name = "UnsignedLong";
        Description = "An unsigned 64-bit integer, as a string in decimal: a JSON number beyond 2^53 would lose precision.";
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
        ulong number => number,
        int number when number >= 0 => (ulong)number,
        long number when number >= 0 => (ulong)number,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        BigInteger number when number >= 0 && number <= ulong.MaxValue => (ulong)number,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        ulong number => number.ToString(CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    private static ulong? Parse(ReadOnlySpan<char> text)
        => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
