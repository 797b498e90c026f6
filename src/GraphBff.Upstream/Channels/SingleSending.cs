using System.Net;
using GraphBff.Upstream.Errors;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// Keeps a <see cref="SocketsHttpHandler"/> from sending a refused call again by itself, which it does three times, and without a pause.
/// Whether a call is sent again is for <c>CallRetries</c> to say, which counts. It knows nothing of streams: they stay as they are.
/// </summary>
/// <remarks>
/// The handler has no option for it, but asks for the encoding of each header whenever it writes those of a request. The mark of a
/// request whose headers were written is an equal version: no other field of a request is free, and a new one would cost each call.
/// </remarks>
internal static class SingleSending
{
    private static readonly Version Sent = new(HttpVersion.Version20.Major, HttpVersion.Version20.Minor);

    /// <summary>Makes a handler fail a call with <see cref="RefusedException"/> instead.</summary>
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

    /// <summary>Allows a request to be sent, which a handler of the host's may have sent before.</summary>
    public static void Allow(HttpRequestMessage request) => request.Version = HttpVersion.Version20;
}
