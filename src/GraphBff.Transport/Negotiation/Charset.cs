namespace GraphBff.Transport.Negotiation;

internal static class Charset
{
    /// <summary>Whether a <c>charset</c> parameter, quoted or not, names UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<char> charset)
    {
        var name = charset is ['"', .. var inner, '"'] ? inner : charset;
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
