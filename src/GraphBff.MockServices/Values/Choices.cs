using Google.Protobuf.Reflection;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Values of enums.</summary>
internal static class Choices
{
    private const int WeightOfGood = 3;

    private static readonly string[] Unset = ["unspecified", "unknown", "undefined", "invalid", "unset", "none"];

    private static readonly string[] Bad =
        ["cancel", "fail", "void", "reject", "expir", "error", "delet", "declin", "abort", "block", "refund", "suspend", "return"];

    /// <summary>A value that says something; a good one more often than a bad one.</summary>
    public static int Draw(EnumDescriptor type, Spot spot)
    {
        int[] values = [.. Meaningful(type).SelectMany(value => Enumerable.Repeat(value.Number, IsBad(value) ? 1 : WeightOfGood))];
        return values.Length == 0 ? 0 : values[spot.Below(values.Length)];
    }

    /// <summary>The value after another in a life that goes well. The first follows the last, and each bad one.</summary>
    public static int Next(EnumDescriptor type, int now)
    {
        int[] life = [.. Meaningful(type).Where(value => !IsBad(value)).Select(value => value.Number)];
        return life.Length == 0 ? now : life[(Array.IndexOf(life, now) + 1) % life.Length];
    }

    public static int First(EnumDescriptor type) => Meaningful(type).Select(value => value.Number).FirstOrDefault();

    /// <summary>The value that a verb leads to, such as CANCELLED for cancel; null if there is none.</summary>
    public static int? After(EnumDescriptor type, string verb)
    {
        // PAID of pay, CAPTURED of capture.
        var stem = verb.EndsWith('y') ? $"{verb[..^1]}i" : verb.TrimEnd('e');
        return Meaningful(type).FirstOrDefault(value => Last(value).StartsWith(stem, StringComparison.Ordinal))?.Number;
    }

    /// <summary>The value whose last word is one of these; null if there is none.</summary>
    public static int? Named(EnumDescriptor type, params ReadOnlySpan<string> words)
    {
        foreach (var value in type.Values)
        {
            if (words.Contains(Last(value)))
            {
                return value.Number;
            }
        }

        return null;
    }

    private static string Last(EnumValueDescriptor value) => Words.Of(value.Name)[^1];

    private static bool IsBad(EnumValueDescriptor value) => Bad.Any(stem => Last(value).StartsWith(stem, StringComparison.Ordinal));

    private static IEnumerable<EnumValueDescriptor> Meaningful(EnumDescriptor type)
        => type.Values.Where(value => value.Number != 0 || !Unset.Contains(Last(value))).DistinctBy(value => value.Number);
}
