using System.Buffers.Text;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>Bytes as base64 text (RFC 4648, 4). An input may also have the alphabet of base64url, and lack its padding.</summary>
public sealed class Base64Type : ScalarGraphType
{
    public Base64Type()
    {
        Name = "Base64";
        Description = "Bytes as base64 text.";
        SpecifiedByDirective.Apply(this, "https://www.rfc-editor.org/rfc/rfc4648#section-4");
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse(text.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        byte[] bytes => bytes,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => ThrowSerializationError(value),
    };

    private static byte[]? Parse(ReadOnlySpan<char> text)
    {
        var url = text.ToString().Replace('+', '-').Replace('/', '_');
        return Base64Url.IsValid(url) && !url.AsSpan().ContainsAny(" \t\r\n") ? Base64Url.DecodeFromChars(url) : null;
    }
}
