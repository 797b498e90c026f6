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

        return accept.Count == 1 && Common(accept[0]) is { } format ? format : AcceptWeights.Of(accept).Plain();
    }

    /// <summary>The same for a client that takes streams too, which must be named: no wildcard includes them.</summary>
    public static Acceptance NegotiateStreams(StringValues accept)
    {
        var weights = AcceptWeights.Of(accept);
        return new Acceptance(weights.Plain(), weights.Single(), weights.Incremental(), weights.Subscription());
    }

    /// <summary>Whether a type is named that holds many responses. Quick, since every request is asked.</summary>
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

    private static bool NamesStream(string? accept)
        => Common(accept) is null
            && (accept!.Contains(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase)
                || accept.Contains(MediaTypes.Multipart, StringComparison.OrdinalIgnoreCase));

    /// <summary>What most clients send, without a look at its parts; null for the rest.</summary>
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
