using System.Globalization;

namespace GraphBff.Engine.Inputs.Json;

/// <summary>
/// Finds lone surrogates in the raw text of a JSON string. JSON can escape them, but UTF-8 cannot represent them, and the reader throws an
/// exception. A search costs less than many exceptions.
/// </summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Whether the text has a surrogate without its other half.</summary>
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

        // The reader has checked the text, so four digits follow.
        unit = (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }
}
