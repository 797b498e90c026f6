namespace GraphBff.Transport.Negotiation;

/// <summary>Reads an <c>Accept</c> value range by range, without allocating. A range with an invalid weight is skipped.</summary>
internal ref struct MediaRangeReader(ReadOnlySpan<char> header)
{
    private const int MaxQuality = 1000;
    private ReadOnlySpan<char> _rest = header;

    public MediaRange Current { get; private set; }

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            if (TryParse(Take(ref _rest, ','), out var range))
            {
                Current = range;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the next <c>name=value</c> from the text, and skips parameters without a value.</summary>
    public static bool TryTakeParameter(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        while (!text.IsEmpty)
        {
            var parameter = Take(ref text, ';');
            var equals = parameter.IndexOf('=');
            if (equals >= 0)
            {
                name = parameter[..equals].Trim();
                value = parameter[(equals + 1)..].Trim();
                return true;
            }
        }

        name = value = default;
        return false;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out MediaRange range)
    {
        var type = Take(ref text, ';').Trim();
        var parameters = text;
        var quality = MaxQuality;
        while (TryTakeParameter(ref text, out var name, out var value))
        {
            if (name.Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                quality = ParseQuality(value);
            }
        }

        range = new MediaRange(type, quality, parameters);
        return quality >= 0 && !type.IsEmpty;
    }

    /// <summary>A weight in thousandths, or -1 (RFC 9110, 12.4.2: at most three decimals, at most 1).</summary>
    private static int ParseQuality(ReadOnlySpan<char> text)
    {
        if (text is not (['0' or '1'] or ['0' or '1', '.', ..]) || text.Length > 5)
        {
            return -1;
        }

        var quality = (text[0] - '0') * MaxQuality;
        var unit = MaxQuality / 10;
        for (var i = 2; i < text.Length; i++, unit /= 10)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return -1;
            }

            quality += (text[i] - '0') * unit;
        }

        return quality <= MaxQuality ? quality : -1;
    }

    /// <summary>Takes the text before the next separator. A separator inside a quoted string does not count.</summary>
    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text, char separator)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (quoted && text[i] == '\\')
            {
                i++;
            }
            else if (!quoted && text[i] == separator)
            {
                var head = text[..i];
                text = text[(i + 1)..];
                return head;
            }
        }

        var all = text;
        text = default;
        return all;
    }
}
