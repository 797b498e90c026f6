using System.Buffers.Text;
using System.Diagnostics;
using GraphBff.Engine.Operations;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>The metadata of every call of one request: the caller's and the request's id.</summary>
internal static class RequestMetadata
{
    public const string RequestId = "x-request-id";

    /// <summary>Makes the metadata. Leaves out a value that gRPC cannot carry: the client sent it.</summary>
    public static Metadata Of(Caller caller, string requestId)
    {
        var metadata = Of(caller.Metadata);
        if (requestId.Length > 0)
        {
            AddText(metadata, RequestId, requestId);
        }

        // If there is an activity, the propagator sends its context.
        if (Activity.Current is null && caller.TraceParent is { } traceParent)
        {
            AddText(metadata, "traceparent", traceParent);
            if (caller.TraceState is { } traceState)
            {
                AddText(metadata, "tracestate", traceState);
            }
        }

        return metadata;
    }

    /// <summary>Makes metadata of names in lower case and values; a <c>-bin</c> value is base64.</summary>
    public static Metadata Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var metadata = new Metadata();
        foreach (var (name, value) in entries)
        {
            if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
            {
                AddText(metadata, name, value);
            }
            else if (TryDecode(value) is { } bytes)
            {
                metadata.Add(name, bytes);
            }
        }

        return metadata;
    }

    private static void AddText(Metadata metadata, string name, string value)
    {
        // ASCII-Value of the protocol (gRPC over HTTP2, "Custom-Metadata"): space to tilde.
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            metadata.Add(name, value);
        }
    }

    private static byte[]? TryDecode(string base64)
    {
        // The protocol allows base64 with and without padding. The URL decoder accepts both, in its own alphabet.
        var url = base64.Replace('+', '-').Replace('/', '_');
        var bytes = new byte[Base64Url.GetMaxDecodedLength(url.Length)];
        return Base64Url.DecodeFromChars(url, bytes, out _, out var length) == System.Buffers.OperationStatus.Done ? bytes[..length] : null;
    }
}
