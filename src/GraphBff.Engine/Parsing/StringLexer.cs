using System.Buffers;
using System.Globalization;
using System.Text;

namespace GraphBff.Engine.Parsing;

/// <summary>Reads a quoted string (GraphQL specification, 2.9.4 String Value, with the escapes of September 2025).</summary>
internal static class StringLexer
{
    // All other characters of a string are literal.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['"', '\\', '\n', '\r', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Reads the string that starts at the quote.</summary>
    public static SyntaxToken Read(string text, int start)
    {
        StringBuilder? unescaped = null;
        var chunk = start + 1;
        var position = chunk;
        while (true)
        {
            var step = text.AsSpan(position).IndexOfAny(Special);
            position = step < 0 ? text.Length : position + step;
            if (step < 0 || text[position] is '\n' or '\r')
            {
                throw new SyntaxException("Unterminated string.", text, position);
            }

            if (text[position] == '"')
            {
                var value = unescaped is null
                    ? text.AsMemory(chunk, position - chunk)
                    : unescaped.Append(text, chunk, position - chunk).ToString().AsMemory();
                return new SyntaxToken(TokenKind.String, start, position + 1, value);
            }

            if (text[position] == '\\')
            {
                unescaped = (unescaped ?? new StringBuilder()).Append(text, chunk, position - chunk);
                position += Unescape(text, position, unescaped);
                chunk = position;
            }
            else if (Lexer.IsCharacter(text, position))
            {
                position += 2;
            }
            else
            {
                throw new SyntaxException($"Invalid character within String: {Lexer.Print(text, position)}.", text, position);
            }
        }
    }

    // Each of these methods returns the length of the escape sequence.
    private static int Unescape(string text, int position, StringBuilder unescaped)
    {
        var escaped = position + 1 < text.Length ? text[position + 1] : '\0';
        if (escaped == 'u')
        {
            return position + 2 < text.Length && text[position + 2] == '{'
                ? UnescapeVariableWidth(text, position, unescaped)
                : UnescapeFixedWidth(text, position, unescaped);
        }

        unescaped.Append(escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new SyntaxException($"Invalid character escape sequence: \"{Excerpt(text, position, 2)}\".", text, position),
        });
        return 2;
    }

    private static int UnescapeVariableWidth(string text, int position, StringBuilder unescaped)
    {
        // No code point needs more digits than \u{00000000} has.
        const int maxLength = 12;
        const int minDigits = 1;
        var code = 0;
        var end = position + 3;
        while (end < text.Length && end - position < maxLength - 1 && char.IsAsciiHexDigit(text[end]))
        {
            code = (code << 4) | Convert.FromHexString($"0{text[end]}")[0];
            end++;
        }

        if (end < text.Length && text[end] == '}' && end - position >= 3 + minDigits && Rune.IsValid(code))
        {
            unescaped.Append(new Rune(code));
            return end + 1 - position;
        }

        throw InvalidUnicode(text, position, end + 1 - position);
    }

    private static int UnescapeFixedWidth(string text, int position, StringBuilder unescaped)
    {
        const int length = 6;
        if (TryHex(text, position, out var first))
        {
            if (!char.IsSurrogate(first))
            {
                unescaped.Append(first);
                return length;
            }

            if (char.IsHighSurrogate(first) && TryHex(text, position + length, out var second) && char.IsLowSurrogate(second))
            {
                unescaped.Append(first).Append(second);
                return 2 * length;
            }
        }

        throw InvalidUnicode(text, position, length);
    }

    private static bool TryHex(string text, int position, out char unit)
    {
        unit = '\0';
        if (position + 6 > text.Length || text[position] != '\\' || text[position + 1] != 'u'
            || !ushort.TryParse(text.AsSpan(position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        unit = (char)code;
        return true;
    }

    private static SyntaxException InvalidUnicode(string text, int position, int length)
        => new($"Invalid Unicode escape sequence: \"{Excerpt(text, position, length)}\".", text, position);

    private static string Excerpt(string text, int position, int length)
        => text.Substring(position, Math.Min(length, text.Length - position));
}
