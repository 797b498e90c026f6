namespace GraphBff.Transport.Negotiation;

/// <summary>One element of <c>Accept</c> (RFC 9110, 12.5.1).</summary>
/// <param name="type">Type and subtype, e.g. <c>application/*</c>.</param>
/// <param name="quality">The weight in thousandths, 0 to 1000; 0 refuses the type.</param>
/// <param name="charset">The value of <c>charset</c>, empty for none.</param>
internal readonly ref struct MediaRange(ReadOnlySpan<char> type, int quality, ReadOnlySpan<char> charset)
{
    private readonly ReadOnlySpan<char> _type = type;
    private readonly ReadOnlySpan<char> _charset = charset;

    public int Quality { get; } = quality;

    /// <summary>Whether UTF-8 is in it: no <c>charset</c> means UTF-8 (GraphQL over HTTP, 3.1 Media Types).</summary>
    public bool TakesUtf8 => _charset.IsEmpty || Charset.IsUtf8(_charset);

    public bool Is(ReadOnlySpan<char> type) => _type.Equals(type, StringComparison.OrdinalIgnoreCase);
}
