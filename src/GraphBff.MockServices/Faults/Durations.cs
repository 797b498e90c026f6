using System.Globalization;

namespace GraphBff.MockServices.Faults;

/// <summary>Durations as people write them: <c>200ms</c>, <c>1.5s</c>, <c>2m</c>.</summary>
public static class Durations
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000)];

    /// <summary>Reads a duration.</summary>
    /// <returns>Null if the text is none.</returns>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number * milliseconds <= int.MaxValue ? TimeSpan.FromMilliseconds(number * milliseconds) : null;
            }
        }

        return null;
    }
}
