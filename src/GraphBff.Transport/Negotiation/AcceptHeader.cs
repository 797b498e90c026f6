using Microsoft.Extensions.Primitives;

namespace GraphBff.Transport.Negotiation;

/// <summary>Chooses the response's type by <c>Accept</c> (GraphQL over HTTP, 5.1 Body; RFC 9110, 12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>
    /// The type with the higher weight, where the most specific range that names a type gives its weight. Equal weights: a named type
    /// before a wildcard, then the one that is named first, then <c>application/json</c>. That is also the answer to no <c>Accept</c> at
    /// all: a client that asks for nothing knows nothing newer (graphql-http audits 80D8, 47DE).
    /// </summary>
    public static ResponseFormat Negotiate(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return ResponseFormat.Json;
        }

        return accept.Count == 1 ? Negotiate(accept[0]) : Weigh(accept);
    }

    /// <summary>Whether HTML is asked for by name, as browsers do when they navigate.</summary>
    public static bool NamesHtml(StringValues accept)
    {
        foreach (var line in accept)
        {
            var ranges = new MediaRangeReader(line);
            while (ranges.MoveNext())
            {
                if (ranges.Current.Quality > 0 && ranges.Current.Is("text/html"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ResponseFormat Negotiate(string? accept)
        => accept switch
        {
            null or "" or "*/*" or MediaTypes.Json => ResponseFormat.Json,
            MediaTypes.GraphResponse => ResponseFormat.GraphResponse,
            "application/graphql-response+json, application/json;q=0.9" => ResponseFormat.GraphResponse,
            "application/graphql-response+json,application/json;q=0.9" => ResponseFormat.GraphResponse,
            "application/graphql-response+json, application/json" => ResponseFormat.GraphResponse,
            "application/json, text/plain, */*" => ResponseFormat.Json,
            _ => Weigh(accept),
        };

    private static ResponseFormat Weigh(StringValues accept)
    {
        var json = default(Weight);
        var graph = default(Weight);
        var position = 0;
        var empty = true;
        foreach (var line in accept)
        {
            empty &= string.IsNullOrWhiteSpace(line);
            var ranges = new MediaRangeReader(line);
            while (ranges.MoveNext())
            {
                Apply(ranges.Current, position++, ref json, ref graph);
            }
        }

        if (empty)
        {
            return ResponseFormat.Json;
        }

        if (json.Quality == 0 && graph.Quality == 0)
        {
            return ResponseFormat.NotAcceptable;
        }

        return graph.IsBetterThan(json) ? ResponseFormat.GraphResponse : ResponseFormat.Json;
    }

    private static void Apply(MediaRange range, int position, ref Weight json, ref Weight graph)
    {
        if (!range.TakesUtf8)
        {
            return;
        }

        if (range.Is(MediaTypes.Json))
        {
            json.Offer(Specificity.Named, range.Quality, position);
        }
        else if (range.Is(MediaTypes.GraphResponse))
        {
            graph.Offer(Specificity.Named, range.Quality, position);
        }
        else if (range.Is("application/*") || range.Is("*/*"))
        {
            var specificity = range.Is("*/*") ? Specificity.Any : Specificity.Subtype;
            json.Offer(specificity, range.Quality, position);
            graph.Offer(specificity, range.Quality, position);
        }
    }

    private enum Specificity
    {
        None,
        Any,
        Subtype,
        Named,
    }

    private struct Weight
    {
        private Specificity _specificity;
        private int _position;

        public int Quality { get; private set; }

        public void Offer(Specificity specificity, int quality, int position)
        {
            // Named twice with different parameters ("json;v=1;q=0.1, json"): the more welcome one counts.
            if (specificity > _specificity || (specificity == _specificity && quality > Quality))
            {
                (_specificity, Quality, _position) = (specificity, quality, position);
            }
        }

        public readonly bool IsBetterThan(Weight other)
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
}
