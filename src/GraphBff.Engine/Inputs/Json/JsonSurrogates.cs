using System.Globalization;

namespace GraphBff.Engine.Inputs.Json;

/// <summary>
/// Halves of surrogate pairs in the raw text of a JSON string: JSON can write them, UTF-8 cannot hold them, and the reader throws
/// on them. They are looked for instead, since many exceptions cost much.
/// </summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Whether a half stands alone.</summary>
    public static bool HasLone(ReadOnlySpan<byte> raw)
    {
        for (var position = 0; raw[position..].IndexOf((byte)'\\') is var step and >= 0;)
        {
            position += step;
            if (!TryUnit(raw[position..], out var unit) || !char.IsSurrogate(unit))
            {
                position += 2;
            }
            else if (char.IsHighSurrogate(unit)
                && TryUnit(raw[(position + EscapeLength)..], out var next) && char.IsLowSurrogate(next))
            {
                position += 2 * EscapeLength;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = '\0';
        if (escape.Length < EscapeLength || !escape.StartsWith("\\u"u8))
        {
            return false;
        }

        // Only what the reader found well-formed comes here: four digits stand behind.
        unit = (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }
}
