using System.Globalization;
using System.Text;

namespace GraphBff.Engine.Errors;

/// <summary>
/// Makes untrusted text safe for a log. In raw text, a line break forges a log line, an escape sequence changes the reader's terminal, and
/// a long value fills the disk.
/// </summary>
public static class LogText
{
    /// <summary>How many characters of a value are logged by default.</summary>
    public const int MaxLength = 200;

    /// <summary>The text in printable ASCII, with every other character as a JSON escape.</summary>
    /// <param name="text">A header, a path, a message; null counts as empty.</param>
    /// <param name="maxLength">How many characters to keep; a longer text ends with three dots and its length.</param>
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
