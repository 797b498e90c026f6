using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Numbers by what their field is called.</summary>
internal static class Numbers
{
    private static readonly Dictionary<string, (int Least, int Most)> Ranges = new()
    {
        ["quantity"] = (1, 5),
        ["qty"] = (1, 5),
        ["available"] = (0, 250),
        ["stock"] = (0, 250),
        ["inventory"] = (0, 250),
        ["remaining"] = (0, 250),
        ["on_hand"] = (0, 250),
        ["rating"] = (1, 5),
        ["stars"] = (1, 5),
        ["age"] = (18, 80),
        ["year"] = (2000, 2025),
        ["month"] = (1, 12),
        ["day"] = (1, 28),
        ["hour"] = (0, 23),
        ["hours"] = (0, 23),
        ["minute"] = (0, 59),
        ["minutes"] = (0, 59),
        ["seconds"] = (0, 59),
        ["nanos"] = (0, 0),
        ["percent"] = (0, 100),
        ["percentage"] = (0, 100),
        ["price"] = (299, 29_999),
        ["amount"] = (299, 29_999),
        ["cents"] = (299, 29_999),
        ["cost"] = (299, 29_999),
        ["latitude"] = (-60, 70),
        ["longitude"] = (-180, 179),
        ["lat"] = (-60, 70),
        ["lng"] = (-180, 179),
        ["version"] = (1, 9),
        ["revision"] = (1, 9),
        ["port"] = (1024, 65_535),
        ["count"] = (0, 50),
    };

    private static readonly HashSet<string> Stock = ["available", "stock", "inventory", "remaining", "on_hand", "quantity", "balance"];

    private static readonly HashSet<string> Bad =
        ["deleted", "disabled", "blocked", "archived", "suspended", "banned", "hidden", "locked", "failed", "expired"];

    /// <summary>Whether a number says how many there are of something.</summary>
    public static bool IsStock(FieldDescriptor field) => field.IsInteger() && Words.Ends(field.Name).Any(Stock.Contains);

    public static long Whole(string field, Spot spot)
    {
        var (least, most) = RangeOf(field) ?? (1, 100);
        return least + spot.Below(most - least + 1);
    }

    public static double Fraction(string field, Spot spot)
    {
        var (least, most) = RangeOf(field) ?? (Words.Of(field)[^1] is "ratio" or "share" or "probability" ? (0, 1) : (0, 100));
        var digits = Words.Of(field)[^1] is "latitude" or "longitude" or "lat" or "lng" ? 6 : 2;
        return IsPrice(field) ? (double)Amounts.Draw(spot) : Math.Round(least + (spot.Share(spot.Path) * (most - least)), digits);
    }

    public static bool Truth(string field, Spot spot) => spot.Share(spot.Path) < (Words.Of(field).Any(Bad.Contains) ? 0.1 : 0.6);

    private static bool IsPrice(string field) => Words.Of(field)[^1] is "price" or "amount" or "cost";

    private static (int Least, int Most)? RangeOf(string field)
    {
        foreach (var end in Words.Ends(field))
        {
            if (Ranges.TryGetValue(end, out var range))
            {
                return range;
            }
        }

        return null;
    }
}
