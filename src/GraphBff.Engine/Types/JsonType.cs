using System.Globalization;
using System.Numerics;
using GraphBff.Engine.Output;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>
/// Any JSON value. A value to write is <see cref="RawJson"/>. An input is a string, a bool, a number (<see cref="int"/>,
/// <see cref="long"/>, <see cref="BigInteger"/> or <see cref="double"/>), null, a list or a dictionary of these.
/// </summary>
public sealed class JsonType : ScalarGraphType
{
    public JsonType()
    {
        Name = "JSON";
        Description = "Any JSON value.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLBooleanValue boolean => boolean.BoolValue,
        GraphQLIntValue number => ParseInteger(number.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLFloatValue number => ParseFloat(number.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLListValue list => (list.Values ?? []).Select(ParseLiteral).ToList(),
        GraphQLObjectValue members => (members.Fields ?? []).ToDictionary(
            member => member.Name.StringValue, member => ParseLiteral(member.Value)),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value;

    public override object? Serialize(object? value) => value is null or RawJson ? value : ThrowSerializationError(value);

    private static object? ParseInteger(ReadOnlySpan<char> text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
            : ParseFloat(text);

    private static double? ParseFloat(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
