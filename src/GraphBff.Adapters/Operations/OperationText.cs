using System.Text;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>The text of an operation file without directives, and its description.</summary>
internal static class OperationText
{
    /// <summary>The text with spaces in place of the directives, so that every other character keeps its line and column.</summary>
    public static string Blank(string text, IEnumerable<ASTNode> directives)
    {
        var letters = text.ToCharArray();
        foreach (var directive in directives)
        {
            for (var i = directive.Location.Start; i < directive.Location.End; i++)
            {
                letters[i] = letters[i] is '\r' or '\n' ? letters[i] : ' ';
            }
        }

        return new string(letters);
    }

    /// <summary>The text without the directives and the space before them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="directives">In the order of the text.</param>
    public static string Cut(string text, IEnumerable<ASTNode> directives)
    {
        var kept = new StringBuilder();
        var position = 0;
        foreach (var directive in directives)
        {
            kept.Append(text.AsSpan(position..directive.Location.Start).TrimEnd());
            position = directive.Location.End;
        }

        return kept.Append(text.AsSpan(position..)).ToString().Trim();
    }

    /// <summary>The description of a definition, else the comment above it; empty if there is neither.</summary>
    public static string Description(string text, ASTNode definition)
    {
        var start = definition.Location.Start;
        if (text.AsSpan(start) is ['"', ..])
        {
            return OfString(text.AsSpan(start));
        }

        var comment = new List<string>();
        var lines = text[..start].Split('\n');
        for (var i = lines.Length - 2; i >= 0 && lines[i].TrimStart().StartsWith('#'); i--)
        {
            comment.Insert(0, lines[i].Trim().TrimStart('#').Trim());
        }

        return string.Join(' ', comment).Trim();
    }

    // The parser has accepted it, so it ends.
    private static string OfString(ReadOnlySpan<char> text)
    {
        var quotes = text.StartsWith("\"\"\"", StringComparison.Ordinal) ? 3 : 1;
        var rest = text[quotes..];
        var content = rest[..rest.IndexOf(text[..quotes], StringComparison.Ordinal)].ToString();
        return string.Join(' ', content.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
