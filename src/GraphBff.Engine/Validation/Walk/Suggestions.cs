using GraphQL.Utilities;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>Suggests the names that the client may have meant.</summary>
internal static class Suggestions
{
    // The time of a comparison grows with the product of both lengths.
    private const int MaxLength = 100;
    private const int MaxShown = 5;

    /// <summary>A sentence for the end of a message; empty if no name is similar.</summary>
    public static string For(string given, IEnumerable<string> known)
        => given.Length > MaxLength ? "" : Sentence(StringUtils.SuggestionList(given, known));

    /// <summary>As <see cref="For"/>, for known similar names.</summary>
    public static string Sentence(IReadOnlyList<string> similar, string what = "")
    {
        var shown = similar.Take(MaxShown).Select(name => $"\"{name}\"").ToList();
        return shown switch
        {
            [] => "",
            [var only] => $" Did you mean {what}{only}?",
            [var first, var second] => $" Did you mean {what}{first} or {second}?",
            _ => $" Did you mean {what}{string.Join(", ", shown.SkipLast(1))}, or {shown[^1]}?",
        };
    }
}
