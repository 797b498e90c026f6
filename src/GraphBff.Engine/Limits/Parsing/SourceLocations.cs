using GraphBff.Engine.Errors;
using GraphQLParser;

namespace GraphBff.Engine.Limits.Parsing;

/// <summary>From an offset in the document to a line and a column.</summary>
internal static class SourceLocations
{
    /// <summary>The location of an offset in UTF-16 units. A carriage return and line feed together end one line (GraphQL specification, 2.1.3).</summary>
    public static SourceLocation At(ROM source, int offset)
    {
        var before = source.Span[..Math.Clamp(offset, 0, source.Length)];
        var line = 1;
        var start = 0;
        while (before[start..].IndexOfAny('\r', '\n') is var end and >= 0)
        {
            var crlf = before[start + end] == '\r' && start + end + 1 < source.Length && source.Span[start + end + 1] == '\n';
            start += end + (crlf ? 2 : 1);
            if (start > before.Length)
            {
                break;
            }

            line++;
        }

        return new SourceLocation(line, Math.Max(before.Length - start, 0) + 1);
    }
}
