using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace GraphBff.Engine.Types;

/// <summary>Bytes as base64 text (RFC 4648, 4). An input may also have the alphabet of base64url, and lack its padding.</summary>
public sealed class Base64Type : TextScalarType<byte[]>
{
    public Base64Type()
    {
        Name = "Base64";
        Description = "Bytes as base64 text.";
        SpecifiedByDirective.Apply(this, "https://www.rfc-editor.org/rfc/rfc4648#section-4");
    }

    protected override bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out byte[] value)
    {
        var url = text.ToString().Replace('+', '-').Replace('/', '_');
        value = Base64Url.IsValid(url) && !url.AsSpan().ContainsAny(" \t\r\n") ? Base64Url.DecodeFromChars(url) : null;
        return value is not null;
    }

    protected override string Format(byte[] value) => Convert.ToBase64String(value);
}
