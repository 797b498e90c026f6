namespace GraphBff.MockServices.Names;

/// <summary>The words of a name in a proto. Their case and their separators do not matter.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>order</c> and <c>line</c> of <c>OrderLine</c> and of <c>ORDER_LINE</c>.</summary>
    public static string[] Of(string name)
    {
        var words = new List<string>();
        foreach (var part in name.Split('_', '-', '.', ' '))
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
