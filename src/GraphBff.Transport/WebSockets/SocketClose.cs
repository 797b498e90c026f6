using System.Text;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Why the server closes a socket: a code of graphql-transport-ws or RFC 6455 (7.4), and a reason for the client's developer.
/// </summary>
internal sealed class SocketClose
{
    // RFC 6455, 5.5: a control frame holds at most 125 bytes, and the code takes two of them.
    private const int MaxReasonSize = 123;

    private SocketClose(int code, string reason)
    {
        Code = code;
        Reason = Shorten(reason);
    }

    /// <summary>Sent by a server that drains, so that clients reconnect elsewhere (RFC 6455, 7.4.1).</summary>
    public static SocketClose GoingAway { get; } = new(1001, "Going away");

    public static SocketClose InternalError { get; } = new(4500, "Internal server error");

    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketClose Forbidden { get; } = new(4403, "Forbidden");

    public static SocketClose SubprotocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    /// <summary>The code with which graphql-ws closes a socket that does not answer pings. It then reconnects.</summary>
    public static SocketClose NoPong { get; } = new(4499, "Terminated: no answer to a ping");

    public int Code { get; }

    public string Reason { get; }

    /// <summary>For a message whose type or form the protocol does not define.</summary>
    public static SocketClose Invalid(string reason) => new(4400, reason);

    public static SocketClose SubscriberExists(OperationId id) => new(4409, $"Subscriber for {id} already exists");

    /// <summary>
    /// The code of the WebSocket protocol itself, which other graphql-transport-ws servers use too. The message was not read, so it cannot
    /// be called invalid.
    /// </summary>
    public static SocketClose TooBig(int maxSize) => new(1009, $"A message may have {maxSize} bytes at most");

    private static string Shorten(string reason)
    {
        if (Encoding.UTF8.GetByteCount(reason) <= MaxReasonSize)
        {
            return reason;
        }

        var (length, size) = (0, 0);
        foreach (var rune in reason.EnumerateRunes())
        {
            size += rune.Utf8SequenceLength;
            if (size > MaxReasonSize)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return reason[..length];
    }
}
