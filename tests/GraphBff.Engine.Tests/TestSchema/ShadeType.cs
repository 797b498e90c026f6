using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>A custom scalar: a number from 0 to 255, as two hexadecimal digits. It cannot serialize 13.</summary>
public sealed class ShadeType : ScalarGraphType
{
    public ShadeType()
    {
        Name = "Shade";
        Description = "Two hexadecimal digits.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse(text.Value.ToString()) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        byte shade => shade,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        byte and 13 => ThrowSerializationError(value),
        byte and 14 => null,
        byte shade => shade.ToString("x2", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    private static byte? Parse(string text)
        => byte.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var shade) ? shade : null;
}
