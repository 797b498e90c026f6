namespace GraphBff.Transport.Negotiation;

/// <summary>How welcome one media type is: the weight of the most specific range that names it (RFC 9110, 12.5.1).</summary>
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

    /// <summary>In thousandths; 0 where the type is refused or not named.</summary>
    public int Quality { get; private set; }

    public void Offer(Specificity specificity, int quality, int position)
    {
        // Named twice with different parameters ("json;v=1;q=0.1, json"): the more welcome one counts.
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
