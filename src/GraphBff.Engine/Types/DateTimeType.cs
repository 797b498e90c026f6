using System.Globalization;

namespace GraphBff.Engine.Types;

/// <summary>A point in time as RFC 3339 text, written in UTC.</summary>
public sealed class DateTimeType : TextScalarType<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public DateTimeType()
    {
        Name = "DateTime";
        Description = "A moment in UTC as RFC 3339 text, e.g. `2026-01-31T08:30:00Z`.";
        SpecifiedByDirective.Apply(this, "https://scalars.graphql.org/andimarek/date-time");
    }

    // The same format as that of JsonOutput.Moment.
    protected override string Format(DateTimeOffset value)
    {
        var fraction = value.Ticks % TimeSpan.TicksPerSecond;
        return value.UtcDateTime.ToString(
            fraction == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
            : fraction % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
            CultureInfo.InvariantCulture);
    }

    protected override bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
        => DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
}
