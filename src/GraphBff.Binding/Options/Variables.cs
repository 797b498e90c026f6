using System.Text.RegularExpressions;

namespace GraphBff.Binding.Options;

/// <summary>Variables of the environment in a value: <c>${CART_SERVICE_URL}</c>.</summary>
internal static partial class Variables
{
    /// <summary>The value with each variable replaced, and the variables that are not set. One that is empty counts as not set.</summary>
    public static (string Value, IReadOnlyList<string> Missing) Expand(string text, Func<string, string?> environment)
    {
        var missing = new List<string>();
        var value = Variable().Replace(text, match =>
        {
            if (environment(match.Groups[1].Value) is { Length: > 0 } found)
            {
                return found;
            }

            missing.Add(match.Groups[1].Value);
            return match.Value;
        });
        return (value, missing);
    }

    /// <summary>
    /// Keeps the braces of variables from YAML, which would take them for a mapping in <c>{ address: ${URL} }</c>. All columns stay.
    /// </summary>
    public static string Protect(string text) => Variable().Replace(text, "\uE000\uE001$1\uE002");

    /// <summary>Gives a protected text its variables back.</summary>
    public static string Unprotect(string text)
        => text.Replace("\uE000\uE001", "${", StringComparison.Ordinal).Replace('\uE002', '}');

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();
}
