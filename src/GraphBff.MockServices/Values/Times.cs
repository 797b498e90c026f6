using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Moments by what their field is called, all relative to the mock's present.</summary>
internal sealed class Times(DateTimeOffset now)
{
    /// <summary>How far back the oldest data were made.</summary>
    public const int DaysBack = 180;

    private static readonly HashSet<string> First =
        ["create", "created", "creation", "insert", "inserted", "placed", "registered", "joined", "start", "started", "signup"];

    private static readonly HashSet<string> Later = ["expire", "expires", "expiry", "due", "until", "end", "ends", "scheduled"];

    private static readonly HashSet<string> Changed = ["update", "updated", "modify", "modified", "modification", "change", "changed"];

    private static readonly HashSet<string> Moments = ["at", "time", "timestamp", "date", "on"];

    private static readonly HashSet<string> Units = ["ms", "millis", "milliseconds", "seconds", "secs", "s"];

    /// <summary>Whether a field with this name and a number holds a moment.</summary>
    public static bool IsMoment(string field)
    {
        var words = Words.Of(field).AsSpan();
        words = words.Length > 1 && Units.Contains(words[^1]) ? words[..^1] : words;
        return words.Length > 0 && Moments.Contains(words[^1]) && (words.Length > 1 || words[0] is "timestamp" or "date");
    }

    /// <summary>Whether the field says when its message came to be.</summary>
    public static bool IsCreation(string field) => Words.Of(field) is [var first, ..] && First.Contains(first);

    /// <summary>Whether the field says when its message last changed.</summary>
    public static bool IsChange(string field) => Words.Of(field).Any(Changed.Contains);

    public DateTimeOffset Draw(string field, Spot spot)
    {
        var words = Words.Of(field);
        var created = now.AddSeconds(-Math.Ceiling((1 + (spot.Share("created") * (DaysBack - 1))) * 24 * 60 * 60));
        return IsCreation(field) ? created
            : words.Any(word => word.StartsWith("birth", StringComparison.Ordinal)) ? Days(now, -(18 * 365) - spot.Below(60 * 365))
            : words.Any(Later.Contains) ? Days(now, 1 + spot.Below(90))
            : created.AddSeconds(Math.Floor((now - created).TotalSeconds * spot.Share(spot.Path)));
    }

    private static DateTimeOffset Days(DateTimeOffset from, int days) => new(from.UtcDateTime.Date.AddDays(days), TimeSpan.Zero);
}
