using Microsoft.Extensions.Primitives;
using static GraphBff.Transport.Negotiation.AcceptWeight;

namespace GraphBff.Transport.Negotiation;

/// <summary>The weight of each media type that the endpoint can produce.</summary>
internal struct AcceptWeights
{
    private AcceptWeight _json;
    private AcceptWeight _graph;
    private AcceptWeight _events;
    private AcceptWeight _incrementalParts;
    private AcceptWeight _subscriptionParts;
    private bool _isEmpty;

    public static AcceptWeights Of(StringValues accept)
    {
        var weights = new AcceptWeights { _isEmpty = true };
        var position = 0;
        foreach (var line in accept)
        {
            weights._isEmpty &= string.IsNullOrWhiteSpace(line);
            var ranges = new MediaRangeReader(line);
            while (ranges.MoveNext())
            {
                weights.Apply(ranges.Current, position++);
            }
        }

        return weights;
    }

    public readonly ResponseFormat Plain()
    {
        if (_isEmpty)
        {
            return ResponseFormat.Json;
        }

        if (_json.Quality == 0 && _graph.Quality == 0)
        {
            return ResponseFormat.NotAcceptable;
        }

        return _graph.IsBetterThan(_json) ? ResponseFormat.GraphResponse : ResponseFormat.Json;
    }

    /// <summary>
    /// The stream format for a single response: an event if its weight beats that of plain JSON, a part only if its weight is strictly
    /// higher.
    /// </summary>
    /// <remarks>Clients that name multipart first mean "if there are many responses"; they expect a single one as plain JSON.</remarks>
    public readonly ResponseStreamFormat Single()
    {
        var best = _graph.IsBetterThan(_json) ? _graph : _json;
        var format = ResponseStreamFormat.None;
        if (_events.Quality > 0 && _events.IsBetterThan(best))
        {
            (best, format) = (_events, ResponseStreamFormat.EventStream);
        }

        if (_incrementalParts.Quality > best.Quality)
        {
            (best, format) = (_incrementalParts, ResponseStreamFormat.IncrementalParts);
        }

        return _subscriptionParts.Quality > best.Quality ? ResponseStreamFormat.SubscriptionParts : format;
    }

    public readonly ResponseStreamFormat Incremental() => Better(_incrementalParts, ResponseStreamFormat.IncrementalParts);

    public readonly ResponseStreamFormat Subscription() => Better(_subscriptionParts, ResponseStreamFormat.SubscriptionParts);

    private readonly ResponseStreamFormat Better(AcceptWeight parts, ResponseStreamFormat format)
    {
        if (parts.Quality == 0 || _events.IsBetterThan(parts))
        {
            return _events.Quality > 0 ? ResponseStreamFormat.EventStream : ResponseStreamFormat.None;
        }

        return format;
    }

    private void Apply(MediaRange range, int position)
    {
        if (!range.TakesUtf8)
        {
            return;
        }

        if (range.Is(MediaTypes.Json))
        {
            _json.Offer(Specificity.Named, range.Quality, position);
        }
        else if (range.Is(MediaTypes.GraphResponse))
        {
            _graph.Offer(Specificity.Named, range.Quality, position);
        }
        else if (range.Is("application/*") || range.Is("*/*"))
        {
            var specificity = range.Is("*/*") ? Specificity.Any : Specificity.Subtype;
            _json.Offer(specificity, range.Quality, position);
            _graph.Offer(specificity, range.Quality, position);
        }
        else if (range.Is(MediaTypes.EventStream))
        {
            _events.Offer(Specificity.Named, range.Quality, position);
        }
        else if (range.Is(MediaTypes.Multipart))
        {
            ApplyParts(range, position);
        }
    }

    // A parameter names the protocol of the parts. Without one, the client gets the current draft of incremental delivery. A client that
    // names an unknown version gets no parts.
    private void ApplyParts(MediaRange range, int position)
    {
        var subscription = range.Parameter("subscriptionSpec");
        var incremental = range.Parameter("incrementalSpec");
        if (subscription is "1.0")
        {
            _subscriptionParts.Offer(Specificity.Named, range.Quality, position);
        }

        if (incremental is "v0.2" || (incremental.IsEmpty && subscription.IsEmpty && range.Parameter("deferSpec").IsEmpty))
        {
            _incrementalParts.Offer(Specificity.Named, range.Quality, position);
        }
    }
}
