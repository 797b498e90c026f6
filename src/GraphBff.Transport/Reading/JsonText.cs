using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace GraphBff.Transport.Reading;

/// <summary>What the JSON reader leaves to its caller: strings that are not valid text, and the position of an error.</summary>
internal static class JsonText
{
    /// <summary>The maximum nesting of a request. It also bounds the stack of the code that reads the variables later.</summary>
    public const int MaxDepth = 64;

    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>Moves the reader to the end of its current value.</summary>
    /// <returns>False if a string in it has an unpaired surrogate.</returns>
    public static bool TryPass(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (!IsText(ref reader))
        {
            return false;
        }

        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return true;
        }

        while (reader.Read())
        {
            if (!IsText(ref reader))
            {
                return false;
            }

            if (reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Whether the reader's current value, if it is a string, can be written in UTF-8.</summary>
    public static bool IsText(ref Utf8JsonReader reader)
        => !reader.ValueIsEscaped || !HasUnpairedSurrogate(reader.ValueSpan);

    /// <summary>
    /// The text of the reader's current string or property name: a slice of the input, or a decoded copy if it has escapes.
    /// </summary>
    /// <param name="reader">Positioned at a text for which <see cref="IsText"/> is true.</param>
    /// <param name="json">The reader's input, from its first byte.</param>
    public static ReadOnlyMemory<byte> Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.ValueIsEscaped)
        {
            return json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        var text = new byte[reader.ValueSpan.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }

    /// <summary>Unescapes the raw text of a well-formed JSON string.</summary>
    public static ReadOnlyMemory<byte> Unescape(ReadOnlyMemory<byte> raw)
    {
        if (!raw.Span.Contains((byte)'\\'))
        {
            return raw;
        }

        var text = new byte[raw.Length];
        return text.AsMemory(0, Unescape(raw.Span, text));
    }

    /// <summary>As above, into memory at least as long as the raw text.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> text)
    {
        // The reader accepts only strings in quotes, and not every slice still has its quotes.
        var quoted = ArrayPool<byte>.Shared.Rent(raw.Length + 2);
        quoted[0] = (byte)'"';
        raw.CopyTo(quoted.AsSpan(1));
        quoted[raw.Length + 1] = (byte)'"';
        var reader = new Utf8JsonReader(quoted.AsSpan(0, raw.Length + 2), ReaderOptions);
        reader.Read();
        var written = reader.CopyString(text);
        ArrayPool<byte>.Shared.Return(quoted);
        return written;
    }

    /// <summary>Whether the raw text of a well-formed JSON string escapes half of a surrogate pair.</summary>
    private static bool HasUnpairedSurrogate(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        for (var i = raw.IndexOf((byte)'\\'); i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                continue;
            }

            i++;
            if (raw[i] != 'u')
            {
                continue;
            }

            var unit = Unit(raw[(i + 1)..]);
            i += 4;
            if (char.IsHighSurrogate(unit) && raw[(i + 1)..] is [(byte)'\\', (byte)'u', .. var low] && char.IsLowSurrogate(Unit(low)))
            {
                i += 6;
            }
            else if (char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static char Unit(ReadOnlySpan<byte> hex)
        => (char)ushort.Parse(hex[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
