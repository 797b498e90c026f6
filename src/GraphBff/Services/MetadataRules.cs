using System.Buffers;
using System.Buffers.Text;
using System.Collections.Frozen;

namespace GraphBff.Services;

/// <summary>Which names and values gRPC can carry as metadata (gRPC over HTTP2, "Custom-Metadata").</summary>
internal static class MetadataRules
{
    private const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    // They belong to one connection or message (RFC 9110, 7.6.1; RFC 9113, 8.2.2), or the gRPC client sets them.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "accept-encoding", "connection", "expect", "host", "http2-settings", "keep-alive", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent");

    private static readonly FrozenSet<string> AlwaysSent = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "traceparent", "tracestate", "x-request-id");

    /// <summary>Why a header of this name cannot be forwarded, as the end of a sentence; null if it can.</summary>
    public static string? FaultOfName(string name)
        => name.AsSpan().ContainsAnyExcept(NameCharacters) ? "may have only letters, digits, '-', '_' and '.', as a name of gRPC metadata"
            : name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase) ? "is reserved for gRPC"
            : name.StartsWith("content-", StringComparison.OrdinalIgnoreCase) || Reserved.Contains(name)
                ? "belongs to one message or connection"
            : AlwaysSent.Contains(name) ? "is sent with every call anyway"
            : null;

    /// <summary>Whether a value can be sent under the name: printable ASCII, or base64 for a binary name.</summary>
    public static bool CanCarry(string name, string value)
        => name.EndsWith(BinarySuffix, StringComparison.Ordinal)
            ? Base64Url.IsValid(value.Replace('+', '-').Replace('/', '_'))
            : !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
