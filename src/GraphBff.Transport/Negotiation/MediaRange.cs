namespace GraphBff.Transport.Negotiation;

/// <summary>One element of <c>Accept</c> (RFC 9110, 12.5.1).</summary>
/// <param name="type">Type and subtype, e.g. <c>application/*</c>.</param>
/// <param name="quality">The weight in thousandths, 0 to 1000; 0 refuses the type.</param>
/// <param name="parameters">The text after the type.</param>
internal readonly ref struct MediaRange(ReadOnlySpan<char> type, int quality, ReadOnlySpan<char> parameters)
{
    private readonly ReadOnlySpan<char> _type = type;
    private readonly ReadOnlySpan<char> _parameters = parameters;

    public int Quality { get; } = quality;

    /// <summary>Whether the range includes UTF-8. No <c>charset</c> means UTF-8 (GraphQL over HTTP, 3.1 Media Types).</summary>
    public bool TakesUtf8
    {
        get
        {
            var charset = Parameter("charset");
            return charset.IsEmpty || Charset.IsUtf8(charset);
        }
    }

    public bool Is(ReadOnlySpan<char> type) => _type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a parameter without its quotes; empty if it is absent.</summary>
    public ReadOnlySpan<char> Parameter(ReadOnlySpan<char> name)
    {
        var rest = _parameters;
        ReadOnlySpan<char> found = default;
        while (MediaRangeReader.TryTakeParameter(ref rest, out var candidate, out var value))
        {
            found = candidate.Equals(name, StringComparison.OrdinalIgnoreCase) ? value : found;
        }

        return found is ['"', .. var inner, '"'] ? inner : found;
    }
}
