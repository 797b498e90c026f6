using System.Text.Json;

namespace GraphBff.MockServices.Names;

/// <summary>The words of a name in a proto. Their case and their separators do not matter.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>order</c> and <c>line</c> of <c>OrderLine</c> and of <c>ORDER_LINE</c>; <c>http</c> and <c>status</c> of <c>HTTPStatus</c>.</summary>
    public static string[] Of(string name)
        => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Split(['_', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name in snake case.</summary>
    public static string Snake(string name) => string.Join('_', Of(name));

    /// <summary>The ends of a name in snake case, the longest first: <c>ship_to_city</c>, <c>to_city</c>, <c>city</c>.</summary>
    public static IEnumerable<string> Ends(string name)
    {
        var words = Of(name);
        return words.Select((_, start) => string.Join('_', words[start..]));
    }

    /// <summary>The plural: <c>ids</c> of <c>id</c>, <c>categories</c> of <c>category</c>.</summary>
    public static string Plural(string word)
        => word.EndsWith('y') && !word.EndsWith("ay", StringComparison.Ordinal) && !word.EndsWith("ey", StringComparison.Ordinal)
            ? $"{word[..^1]}ies"
            : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal) ? $"{word}es"
            : $"{word}s";
}
