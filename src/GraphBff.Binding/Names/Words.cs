namespace GraphBff.Binding.Names;

/// <summary>The words of a name in a proto, and names that are made of them.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>order</c> and <c>line</c> of <c>OrderLine</c> and of <c>ORDER_LINE</c>.</summary>
    public static string[] Of(string name)
    {
        var words = new List<string>();
        foreach (var part in name.Split('_', '.', '-'))
        {
            var start = 0;
            for (var i = 1; i < part.Length; i++)
            {
                // A word begins at a capital after a small letter, or before one: HTTPStatus is http and status.
                if (char.IsUpper(part[i]) && (!char.IsUpper(part[i - 1]) || (i + 1 < part.Length && char.IsLower(part[i + 1]))))
                {
                    words.Add(part[start..i].ToLowerInvariant());
                    start = i;
                }
            }

            words.Add(part[start..].ToLowerInvariant());
        }

        words.RemoveAll(word => word.Length == 0);
        return [.. words];
    }

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
