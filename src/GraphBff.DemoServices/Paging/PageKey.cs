using System.Globalization;

namespace GraphBff.DemoServices.Paging;

/// <summary>
/// The position of an item in its list. Lists are sorted by a time, then by a text. In a list without times, the time is 0.
/// </summary>
internal readonly record struct PageKey(long Time, string Text)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time} {Text}");

    // The token's check sum has shown that ToString wrote this text.
    public static PageKey Parse(string payload)
    {
        var space = payload.IndexOf(' ', StringComparison.Ordinal);
        return new(long.Parse(payload.AsSpan(0, space), CultureInfo.InvariantCulture), payload[(space + 1)..]);
    }
}
