using System.Text;

namespace GraphBff.Engine.Limits.Parsing;

/// <summary>A block string (GraphQL specification, 2.9.4 String Value, BlockStringValue).</summary>
internal static class BlockStringLexer
{
    private const string Quotes = "\"\"\"";

    /// <summary>Reads the block string that begins at the three quotes.</summary>
    public static SyntaxToken Read(string text, int start)
    {
        List<string> lines = [];
        StringBuilder line = new();
        var chunk = start + Quotes.Length;
        for (var position = chunk; position < text.Length;)
        {
            var character = text[position];
            if (character == '"' && Stands(text, position, Quotes))
            {
                lines.Add(line.Append(text, chunk, position - chunk).ToString());
                return new SyntaxToken(TokenKind.BlockString, start, position + Quotes.Length, Dedent(lines).AsMemory());
            }

            if (character == '\\' && Stands(text, position, "\\" + Quotes))
            {
                line.Append(text, chunk, position - chunk).Append(Quotes);
                position += 1 + Quotes.Length;
                chunk = position;
            }
            else if (character is '\n' or '\r')
            {
                lines.Add(line.Append(text, chunk, position - chunk).ToString());
                line.Clear();
                position += Stands(text, position, "\r\n") ? 2 : 1;
                chunk = position;
            }
            else if (Lexer.IsCharacter(text, position))
            {
                position += char.IsSurrogate(character) ? 2 : 1;
            }
            else
            {
                throw new SyntaxException($"Invalid character within String: {Lexer.Print(text, position)}.", text, position);
            }
        }

        throw new SyntaxException("Unterminated string.", text, text.Length);
    }

    private static bool Stands(string text, int position, string expected)
        => text.AsSpan(position).StartsWith(expected, StringComparison.Ordinal);

    private static string Dedent(List<string> lines)
    {
        var indent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            var leading = Leading(lines[index]);
            if (leading < lines[index].Length)
            {
                first = first < 0 ? index : first;
                last = index;
                indent = index == 0 ? indent : Math.Min(indent, leading);
            }
        }

        StringBuilder value = new();
        for (var index = first; index >= 0 && index <= last; index++)
        {
            var line = lines[index];
            value.Append(index == first ? "" : "\n").Append(line, index == 0 ? 0 : Math.Min(indent, line.Length), line.Length - (index == 0 ? 0 : Math.Min(indent, line.Length)));
        }

        return value.ToString();
    }

    private static int Leading(string line)
    {
        var end = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return end < 0 ? line.Length : end;
    }
}
