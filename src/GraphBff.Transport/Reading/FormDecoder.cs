namespace GraphBff.Transport.Reading;

/// <summary>Decodes <c>application/x-www-form-urlencoded</c> (WHATWG URL, 5.1).</summary>
internal static class FormDecoder
{
    /// <summary>Decodes in place, since the result is never longer. A percent sign without two hex digits is kept.</summary>
    /// <returns>The decoded part of <paramref name="text"/>.</returns>
    public static ReadOnlyMemory<byte> Decode(Memory<byte> text)
    {
        var span = text.Span;
        var written = span.IndexOfAny((byte)'%', (byte)'+');
        if (written < 0)
        {
            return text;
        }

        for (var i = written; i < span.Length; i++)
        {
            var character = span[i];
            if (character == '+')
            {
                character = (byte)' ';
            }
            else if (character == '%' && i + 2 < span.Length && char.IsAsciiHexDigit((char)span[i + 1])
                && char.IsAsciiHexDigit((char)span[i + 2]))
            {
                character = (byte)((Hex(span[i + 1]) << 4) | Hex(span[i + 2]));
                i += 2;
            }

            span[written++] = character;
        }

        return text[..written];
    }

    private static int Hex(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
