using GraphQL.Utilities;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>What the client may have meant.</summary>
internal static class Suggestions
{
    // The comparison takes the product of both lengths.
    private const int MaxLength = 100;
    private const int MaxShown = 5;

    /// <summary>A sentence that ends a message; empty where nothing is near.</summary>
    public static string For(string given, IEnumerable<string> known)
        => given.Length > MaxLength ? "" : Sentence(StringUtils.SuggestionList(given, known));

    /// <summary>As <see cref="For"/>, where the near ones are known.</summary>
    public static string Sentence(IReadOnlyList<string> near, string what = "")
    {
        var shown = near.Take(MaxShown).Select(name => $"\"{name}\"").ToList();
        return shown switch
        {
            [] => "",
            [var only] => $" Did you mean {what}{only}?",
            [var first, var second] => $" Did you mean {what}{first} or {second}?",
            _ => $" Did you mean {what}{string.Join(", ", shown.SkipLast(1))}, or {shown[^1]}?",
        };
    }
}
