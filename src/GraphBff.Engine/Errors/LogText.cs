using System.Globalization;
using System.Text;

namespace GraphBff.Engine.Errors;

/// <summary>
/// Text of strangers on its way into a log. Raw, a line break forges a line, an escape sequence rewrites the terminal of whoever reads it,
/// and a long value fills the disk.
/// </summary>
public static class LogText
{
    /// <summary>How much of a value is logged.</summary>
    public const int MaxLength = 200;

    /// <summary>The text in printable ASCII, every other character as an escape of JSON.</summary>
    /// <param name="text">A header, a path, a message; null counts as empty.</param>
    /// <param name="maxLength">How many characters of it are kept; a longer text ends with three dots and its length.</param>
    public static string Of(string? text, int maxLength = MaxLength)
    {
        text ??= "";
        return text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text : Escape(text, maxLength);
    }

    private static string Escape(string text, int maxLength)
    {
        var escaped = new StringBuilder(maxLength + 16);
        foreach (var character in text)
        {
            if (escaped.Length >= maxLength)
            {
                return escaped.Append(CultureInfo.InvariantCulture, $"... ({text.Length} characters)").ToString();
            }

            _ = character is >= ' ' and <= '~'
                ? escaped.Append(character)
                : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return escaped.ToString();
    }
}
