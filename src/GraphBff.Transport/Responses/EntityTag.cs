using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Responses;

/// <summary>Entity tags of bodies (RFC 9110, 8.8.3).</summary>
internal static class EntityTag
{
    private const int HashSize = 16;

    /// <summary>
    /// The tag of a body: half of its SHA-256, so that no two bodies share one. It is weak, since compression, here or in a cache, changes
    /// the bytes and not the meaning.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"W/\"{Convert.ToHexStringLower(hash[..HashSize])}\"";
    }

    /// <summary>Whether the client already has this body (RFC 9110, 13.1.2). The comparison is weak; <c>*</c> matches any.</summary>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
        {
            return false;
        }

        var current = EntityTagHeaderValue.Parse(tag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(current, useStrongComparison: false));
    }
}
