using GraphQL.Utilities;

namespace GraphBff.Engine.Validation;

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
    public static string Sentence(IReadOnlyCollection<string> near, string what = "")
        => near.Count == 0 ? "" : $" Did you mean {what}{StringUtils.QuotedOrList(near.Take(MaxShown))}?";
}
