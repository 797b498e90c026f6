using System.Buffers;
using System.Text;

namespace GraphBff.Engine.Parsing;

/// <summary>Reads a block string (GraphQL specification, 2.9.4 String Value, BlockStringValue).</summary>
internal static class BlockStringLexer
{
    private const string Quotes = "\"\"\"";

    // All other characters of a block string are literal.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['"', '\\', '\r', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Reads the block string that starts at the three quotes.</summary>
    public static SyntaxToken Read(string text, int start)
    {
        StringBuilder raw = new();
        var chunk = start + Quotes.Length;
        for (var position = chunk; position < text.Length;)
        {
            var step = text.AsSpan(position).IndexOfAny(Special);
            if (step < 0)
            {
                break;
            }

            position += step;
            if (Matches(text, position, Quotes))
            {
                raw.Append(text, chunk, position - chunk);
                return new SyntaxToken(TokenKind.BlockString, start, position + Quotes.Length, Dedent(raw.ToString()).AsMemory());
            }

            if (Matches(text, position, "\\" + Quotes))
            {
                raw.Append(text, chunk, position - chunk).Append(Quotes);
                position += 1 + Quotes.Length;
                chunk = position;
            }
            else if (text[position] == '\r')
            {
                raw.Append(text, chunk, position - chunk).Append('\n');
                position += Matches(text, position, "\r\n") ? 2 : 1;
                chunk = position;
            }
            else if (Lexer.IsCharacter(text, position))
            {
                position += char.IsSurrogate(text[position]) ? 2 : 1;
            }
            else
            {
                throw new SyntaxException($"Invalid character within String: {Lexer.Print(text, position)}.", text, position);
            }
        }

        throw new SyntaxException("Unterminated string.", text, text.Length);
    }

    private static bool Matches(string text, int position, string expected)
        => text.AsSpan(position).StartsWith(expected, StringComparison.Ordinal);

    // Removes blank lines around the text, and the indentation that all lines but the first share.
    private static string Dedent(string raw)
    {
        var indent = int.MaxValue;
        var first = -1;
        var last = -1;
        var number = 0;
        foreach (var line in raw.AsSpan().Split('\n'))
        {
            var leading = raw.AsSpan(line).IndexOfAnyExcept(' ', '\t');
            if (leading >= 0)
            {
                first = first < 0 ? number : first;
                last = number;
                indent = number == 0 ? indent : Math.Min(indent, leading);
            }

            number++;
        }

        StringBuilder value = new(raw.Length);
        number = 0;
        foreach (var line in raw.AsSpan().Split('\n'))
        {
            if (number >= first && number <= last)
            {
                var content = raw.AsSpan(line);
                value.Append(number == first ? "" : "\n").Append(content[(number == 0 ? 0 : Math.Min(indent, content.Length))..]);
            }

            number++;
        }

        return value.ToString();
    }
}
