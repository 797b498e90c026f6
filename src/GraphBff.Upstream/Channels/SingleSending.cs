using System.Net;
using GraphBff.Upstream.Errors;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// Stops a <see cref="SocketsHttpHandler"/> from sending a refused call again by itself, three times and without a pause.
/// <c>CallRetries</c> decides instead, and counts. It does not handle upstream streams, so they keep the default.
/// </summary>
/// <remarks>
/// The handler has no option for this. But it asks for the encoding of each header whenever it writes a request's headers. A request whose
/// headers were written is marked by an equal instance of its version. No other field of a request is free, and a new one would cost each
/// call.
/// </remarks>
internal static class SingleSending
{
    private static readonly Version Sent = new(HttpVersion.Version20.Major, HttpVersion.Version20.Minor);

    /// <summary>Makes a handler fail such a call with <see cref="RefusedException"/>.</summary>
    public static void Configure(SocketsHttpHandler handler)
    {
        var encodings = handler.RequestHeaderEncodingSelector;
        handler.RequestHeaderEncodingSelector = (header, request) =>
        {
            if (header == ReplyHandler.Timeout)
            {
                request.Version = ReferenceEquals(request.Version, Sent) ? throw new RefusedException() : Sent;
            }

            return encodings?.Invoke(header, request);
        };
    }

    /// <summary>Allows a request to be sent, even if one of the host's handlers has sent it before.</summary>
    public static void Allow(HttpRequestMessage request) => request.Version = HttpVersion.Version20;
}
