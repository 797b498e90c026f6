using System.Globalization;
using System.Numerics;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>
/// An integer of 64 bits. It is a string in both directions, since a JSON number beyond 2^53 loses precision in every browser. An input may
/// also be an integer.
/// </summary>
/// <typeparam name="T">The class of its values.</typeparam>
public abstract class IntegerTextType<T> : TextScalarType<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly (BigInteger Least, BigInteger Most) Range
        = (BigInteger.CreateChecked(T.MinValue), BigInteger.CreateChecked(T.MaxValue));

    public override object? ParseLiteral(GraphQLValue value)
        => value is not GraphQLIntValue number ? base.ParseLiteral(value)
            : TryParse(number.Value.Span, out var parsed) ? parsed
            : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value switch
    {
        int number => Convert(number, value),
        long number => Convert(number, value),
        BigInteger number => Convert(number, value),
        _ => base.ParseValue(value),
    };

    protected override bool TryParse(ReadOnlySpan<char> text, out T value)
        => T.TryParse(
            text, T.IsZero(T.MinValue) ? NumberStyles.None : NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    protected override string Format(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    private object? Convert(BigInteger number, object value)
        => number >= Range.Least && number <= Range.Most ? T.CreateChecked(number) : ThrowValueConversionError(value);
}
