namespace GraphBff.Transport.Negotiation;

/// <summary>The weight of one media type: that of the most specific range that matches it (RFC 9110, 12.5.1).</summary>
internal struct AcceptWeight
{
    private Specificity _specificity;
    private int _position;

    internal enum Specificity
    {
        None,
        Any,
        Subtype,
        Named,
    }

    /// <summary>In thousandths; 0 if the type is refused or not named.</summary>
    public int Quality { get; private set; }

    public void Offer(Specificity specificity, int quality, int position)
    {
        // If it is named twice with different parameters ("json;v=1;q=0.1, json"), the higher weight counts.
        if (specificity > _specificity || (specificity == _specificity && quality > Quality))
        {
            (_specificity, Quality, _position) = (specificity, quality, position);
        }
    }

    public readonly bool IsBetterThan(AcceptWeight other)
    {
        if (Quality != other.Quality)
        {
            return Quality > other.Quality;
        }

        var named = _specificity == Specificity.Named;
        var otherNamed = other._specificity == Specificity.Named;
        return named == otherNamed ? _position < other._position : named;
    }
}
