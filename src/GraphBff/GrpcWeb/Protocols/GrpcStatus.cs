using System.Globalization;
using System.Text;
using Google.Protobuf;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>How gRPC writes the end of a call: a few fields, as headers or as trailers.</summary>
internal static class GrpcStatus
{
    // Proxies limit a response's headers to some kilobytes.
    private const int MaxInHeaders = 1024;

    /// <summary>The fields of a failure, or of success.</summary>
    public static List<KeyValuePair<string, string>> Of(PublicStatus? failure)
    {
        var code = (int)(failure?.Code ?? StatusCode.OK);
        List<KeyValuePair<string, string>> fields = [new("grpc-status", code.ToString(CultureInfo.InvariantCulture))];
        if (failure is { Message.Length: > 0 })
        {
            fields.Add(new("grpc-message", Escape(failure.Message)));
        }

        if (failure is { Details.Count: > 0 })
        {
            fields.Add(new("grpc-status-details-bin", DetailsOf(failure)));
        }

        return fields;
    }

    /// <summary>
    /// Whether a response may consist of headers alone (gRPC over HTTP2, "Trailers-Only"): there was no message, and they are small.
    /// </summary>
    public static bool FitsHeaders(HttpResponse response, IEnumerable<KeyValuePair<string, string>> fields)
        => !response.HasStarted && fields.Sum(field => field.Value.Length) <= MaxInHeaders;

    private static string DetailsOf(PublicStatus failure) => Convert.ToBase64String(new Google.Rpc.Status
    {
        Code = (int)failure.Code,
        Message = failure.Message,
        Details = { failure.Details },
    }.ToByteArray()).TrimEnd('=');

    // Percent-encoding of everything but printable ASCII (gRPC over HTTP2, "Status-Message").
    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            _ = octet is >= (byte)' ' and <= (byte)'~' and not (byte)'%'
                ? escaped.Append((char)octet)
                : escaped.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return escaped.ToString();
    }
}
