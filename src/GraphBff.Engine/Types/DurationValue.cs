using System.Globalization;

namespace GraphBff.Engine.Types;

/// <summary>A length of time, exact to the nanosecond. Both parts have the same sign.</summary>
/// <param name="Seconds">Whole seconds, at most 315,576,000,000 (10,000 years) to either side.</param>
/// <param name="Nanos">The rest, under one second.</param>
public readonly record struct DurationValue(long Seconds, int Nanos)
{
    private const long MaxSeconds = 315_576_000_000;
    private const int Digits = 9;

    /// <summary>Whether the parts are in their ranges.</summary>
    public bool IsValid
        => Seconds is >= -MaxSeconds and <= MaxSeconds
            && Nanos is > -1_000_000_000 and < 1_000_000_000
            && Math.Sign(Seconds) * Math.Sign(Nanos) >= 0;

    /// <summary>Reads a text such as <c>3.5s</c> or <c>-0.000000001s</c>; null for any other.</summary>
    public static DurationValue? Parse(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith('-');
        if (isNegative)
        {
            text = text[1..];
        }

        if (!text.EndsWith('s'))
        {
            return null;
        }

        text = text[..^1];
        var point = text.IndexOf('.');
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (!long.TryParse(point < 0 ? text : text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (point >= 0 && fraction.Length is 0 or > Digits))
        {
            return null;
        }

        var nanos = 0;
        if (fraction.Length > 0 && !int.TryParse(fraction, NumberStyles.None, CultureInfo.InvariantCulture, out nanos))
        {
            return null;
        }

        for (var digit = fraction.Length; digit < Digits && nanos > 0; digit++)
        {
            nanos *= 10;
        }

        var duration = isNegative ? new DurationValue(-seconds, -nanos) : new DurationValue(seconds, nanos);
        return duration.IsValid ? duration : null;
    }

    /// <summary>The text, with no, three, six or nine digits after the point.</summary>
    public override string ToString()
    {
        var sign = Seconds < 0 || Nanos < 0 ? "-" : "";
        return $"{sign}{Math.Abs(Seconds).ToString(CultureInfo.InvariantCulture)}{Fraction(Math.Abs(Nanos))}s";
    }

    /// <summary>A part of a second as ProtoJSON has it: nothing, or a point and three, six or nine digits.</summary>
    /// <param name="nanos">0 to 999,999,999.</param>
    public static string Fraction(int nanos)
        => nanos == 0 ? ""
            : nanos % 1_000_000 == 0 ? string.Create(CultureInfo.InvariantCulture, $".{nanos / 1_000_000:000}")
            : nanos % 1000 == 0 ? string.Create(CultureInfo.InvariantCulture, $".{nanos / 1000:000000}")
            : string.Create(CultureInfo.InvariantCulture, $".{nanos:000000000}");
}
