using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;
using GraphBff.Transport.Configuration;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Limits and switches of GraphQL over WebSocket (<c>graphql-transport-ws</c>). A value outside its range stops the start. Whichever limit
/// a client reaches, its socket holds no more memory than these limits allow.
/// </summary>
public sealed class GraphWebSocketOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport:WebSockets";

    /// <summary>
    /// The maximum size of a client's message, decompressed and with all its fragments. A larger one closes the socket with 1009.
    /// </summary>
    /// <value>1 KiB to 16 MiB, in bytes; default 256 KiB.</value>
    [Reloadable]
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxMessageSize { get; set; } = 256 * 1024;

    /// <summary>The maximum size of the payload of <c>connection_init</c>. A larger one closes the socket with 4400.</summary>
    /// <value>256 bytes to 64 KiB; default 16 KiB, about the usual limit of a request's headers.</value>
    [Range(256, 64 * 1024)]
    public int MaxInitPayloadSize { get; set; } = 16 * 1024;

    /// <summary>
    /// How many operations one socket may have at a time. One more gets an <c>error</c> message with the code <c>TOO_MANY_OPERATIONS</c>,
    /// and the socket stays open.
    /// </summary>
    /// <value>1 to 1,000; default 200.</value>
    [Reloadable]
    [Range(1, 1000)]
    public int MaxOperations { get; set; } = 200;

    /// <summary>How many sockets may be open. One more is refused with 503 <c>TOO_MANY_SOCKETS</c>.</summary>
    /// <value>1 to 1,000,000; default 50,000. Trap: the operating system's limit of open files wins if it is less.</value>
    [Reloadable]
    [Range(1, 1_000_000)]
    public int MaxSockets { get; set; } = 50_000;

    /// <summary>How long a socket may be open without a <c>connection_init</c>. Then it is closed with 4408.</summary>
    /// <value>1 s to 5 min, to the second; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a client may be silent before the server sends it a <c>ping</c>. If it stays silent as long again, its socket is closed
    /// with 4499. Clients answer pings by themselves. The server sends no pings of the WebSocket protocol itself.
    /// </summary>
    /// <value>
    /// 1 s to 1 day, to the second; default 25 s. Proxies and load balancers commonly close a connection that is silent for 60 s, and two
    /// pings fit into that time. Trap: a client that has vanished stays subscribed for twice this time.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long a client may take to accept one message, or 64 KiB of a larger one. Then its socket is aborted. Until then its own
    /// operations wait, each with one response, and those of other clients do not. See also
    /// <see cref="GraphTransportOptions.MaxUnreadBytes"/>.
    /// </summary>
    /// <value>1 s to 10 min, to the second; default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether permessage-deflate (RFC 7692) is used if the client offers it.</summary>
    /// <value>
    /// Default false. Trap: a socket that keeps its compression window takes some ten kilobytes. And if a response holds both a secret and
    /// text that an attacker chose, its compressed size reveals the secret (CRIME).
    /// </value>
    public bool Compression { get; set; }
}
