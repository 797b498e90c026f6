using System.Text.Json;

namespace GraphBff.Binding.Names;

/// <summary>The words of a name in a proto, and names that are made of them.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>order</c> and <c>line</c> of <c>OrderLine</c> and of <c>ORDER_LINE</c>; <c>http</c> and <c>status</c> of <c>HTTPStatus</c>.</summary>
    public static string[] Of(string name)
        => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Split(['_', '.', '-'], StringSplitOptions.RemoveEmptyEntries);

    public static string Snake(string name) => string.Join('_', Of(name));

    /// <summary>The name of a field: <c>productId</c>. It is always a name of GraphQL that is not reserved.</summary>
    public static string Camel(string name) => Camel(Of(name));

    public static string Camel(ReadOnlySpan<string> words)
        => words.IsEmpty ? "_" : Valid(words[0] + Pascal(words[1..]));

    /// <summary>
    /// The name of a type. A name that is in that form already keeps its capitals: <c>HTTPRule</c> stays, <c>http_rule</c> becomes
    /// <c>HttpRule</c>.
    /// </summary>
    public static string Type(string name)
        => char.IsAsciiLetterUpper(name[0]) && !name.Contains('_', StringComparison.Ordinal) ? name : Valid(Pascal(Of(name)));

    /// <summary>The plural: <c>categories</c> of <c>category</c>. What ends in s is one already.</summary>
    public static string Plural(string word)
        => word.EndsWith('y') && word.Length > 1 && !"aeou".Contains(word[^2], StringComparison.Ordinal) ? $"{word[..^1]}ies"
            : word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal)
                ? $"{word}es"
            : word.EndsWith('s') ? word
            : $"{word}s";

    /// <summary>Whether a text is a name of GraphQL that is not reserved.</summary>
    public static bool IsName(string text)
        => text is [_, ..]
            && (char.IsAsciiLetter(text[0]) || text[0] == '_')
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            && !text.StartsWith("__", StringComparison.Ordinal);

    private static string Pascal(ReadOnlySpan<string> words)
    {
        var text = new System.Text.StringBuilder();
        foreach (var word in words)
        {
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return text.ToString();
    }

    // The words of _1st and of _ are no names.
    private static string Valid(string name) => name.Length == 0 || char.IsAsciiDigit(name[0]) ? $"_{name}" : name;
}
