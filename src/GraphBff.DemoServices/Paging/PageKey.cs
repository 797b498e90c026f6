using System.Globalization;

namespace GraphBff.DemoServices.Paging;

/// <summary>The place of an item in its list: lists are sorted by a time, then by a text. A list that has no time says 0.</summary>
internal readonly record struct PageKey(long Time, string Text)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time} {Text}");

    // The check sum of the token proved that ToString wrote this.
    public static PageKey Parse(string payload)
    {
        var space = payload.IndexOf(' ', StringComparison.Ordinal);
        return new(long.Parse(payload.AsSpan(0, space), CultureInfo.InvariantCulture), payload[(space + 1)..]);
    }
}
