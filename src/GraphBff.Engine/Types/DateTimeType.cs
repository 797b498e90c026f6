using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>A point in time as RFC 3339 text, written in UTC.</summary>
public sealed class DateTimeType : ScalarGraphType
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public DateTimeType()
    {
        Name = "DateTime";
        Description = "A moment in UTC as RFC 3339 text, e.g. `2026-01-31T08:30:00Z`.";
        SpecifiedByDirective.Apply(this, "https://scalars.graphql.org/andimarek/date-time");
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse(text.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment,
        string text => Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => Format(moment),
        _ => ThrowSerializationError(value),
    };

    // The same format as that of JsonOutput.Moment.
    private static string Format(DateTimeOffset moment)
    {
        var fraction = moment.Ticks % TimeSpan.TicksPerSecond;
        return moment.UtcDateTime.ToString(
            fraction == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
            : fraction % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"
            : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
            CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Parse(ReadOnlySpan<char> text)
        => DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
}
