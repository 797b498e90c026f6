using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GraphQLParser;

namespace GraphBff.Engine.Errors;

/// <summary>Converts an offset in a document to a line and a column. A document's lines are found once, at its first error.</summary>
internal static class SourceLocations
{
    private static readonly ConditionalWeakTable<string, int[]> LineStarts = [];

    /// <summary>The location of an offset in UTF-16 units; CR and LF together end one line (GraphQL specification, 2.1.3).</summary>
    public static SourceLocation At(ROM source, int offset)
    {
        if (!MemoryMarshal.TryGetString(source, out var text, out _, out _))
        {
            text = source.ToString();
        }

        var starts = LineStarts.GetValue(text, FindLines);
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new SourceLocation(line + 1, offset - starts[line] + 1);
    }

    private static int[] FindLines(string text)
    {
        List<int> starts = [0];
        var position = 0;
        while (text.AsSpan(position).IndexOfAny('\r', '\n') is var step and >= 0)
        {
            position += step;
            position += text.AsSpan(position).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
            starts.Add(position);
        }

        return [.. starts];
    }
}
