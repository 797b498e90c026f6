using Microsoft.Extensions.Primitives;

namespace GraphBff.Transport.Negotiation;

/// <summary>Chooses the media type of the response by <c>Accept</c> (GraphQL over HTTP, 5.1 Body; RFC 9110, 12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>
    /// The media type with the higher weight; the most specific range that matches a type sets its weight. With equal weights, a type that
    /// is named wins over a wildcard, then the one named first, then <c>application/json</c>. Without <c>Accept</c> it is
    /// <c>application/json</c> too: a client that asks for nothing knows no newer type (graphql-http audits 80D8, 47DE).
    /// </summary>
    public static ResponseFormat Negotiate(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return ResponseFormat.Json;
        }

        return accept.Count == 1 && Common(accept[0]) is { } format ? format : AcceptWeights.Of(accept).Plain();
    }

    /// <summary>The same for a client that also accepts response streams. These must be named: no wildcard includes them.</summary>
    public static Acceptance NegotiateStreams(StringValues accept)
    {
        var weights = AcceptWeights.Of(accept);
        return new Acceptance(weights.Plain(), weights.Single(), weights.Incremental(), weights.Subscription());
    }

    /// <summary>Whether a stream type is named. Fast, because it runs for every request.</summary>
    public static bool NamesStream(StringValues accept)
    {
        if (accept.Count == 1)
        {
            return NamesStream(accept[0]);
        }

        foreach (var line in accept)
        {
            if (NamesStream(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether HTML is named, as browsers do when they navigate.</summary>
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

    private static bool NamesStream(string? accept)
        => Common(accept) is null
            && (accept!.Contains(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase)
                || accept.Contains(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase));

    /// <summary>The result for the headers that most clients send, without parsing; null for others.</summary>
    private static ResponseFormat? Common(string? accept)
        => accept switch
        {
            null or "" or "*/*" or MediaTypes.Json => ResponseFormat.Json,
            MediaTypes.GraphResponse => ResponseFormat.GraphResponse,
            "application/graphql-response+json, application/json;q=0.9" => ResponseFormat.GraphResponse,
            "application/graphql-response+json,application/json;q=0.9" => ResponseFormat.GraphResponse,
            "application/graphql-response+json, application/json" => ResponseFormat.GraphResponse,
            "application/json, text/plain, */*" => ResponseFormat.Json,
            _ => null,
        };
}
