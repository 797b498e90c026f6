using System.ComponentModel.DataAnnotations;
using GraphBff.Transport.Configuration;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Bounds and switches of GraphQL over WebSocket (<c>graphql-transport-ws</c>). Values outside their range stop the start. Whatever of
/// these a client runs into, its socket holds no more memory than the bounds say.
/// </summary>
public sealed class GraphWebSocketOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport:WebSockets";

    /// <summary>
    /// How large a message of a client may be, inflated and all fragments together; a larger one closes its socket with 1009.
    /// </summary>
    /// <value>1 KiB to 16 MiB, in bytes; default 256 KiB.</value>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxMessageSize { get; set; } = 256 * 1024;

    /// <summary>How large the payload of <c>connection_init</c> may be; a larger one closes its socket with 4400.</summary>
    /// <value>256 bytes to 64 KiB; default 16 KiB, about what servers take of headers.</value>
    [Range(256, 64 * 1024)]
    public int MaxInitPayloadSize { get; set; } = 16 * 1024;

    /// <summary>
    /// How many operations one socket may have at a time; a further one is answered with an <c>error</c> message of the code
    /// <c>TOO_MANY_OPERATIONS</c>, and the socket stays open.
    /// </summary>
    /// <value>1 to 1,000; default 200.</value>
    [Range(1, 1000)]
    public int MaxOperations { get; set; } = 200;

    /// <summary>How many sockets may be open; a further one is answered with 503 <c>TOO_MANY_SOCKETS</c>.</summary>
    /// <value>1 to 1,000,000; default 50,000. Trap: the operating system's limit of open files wins if it is less.</value>
    [Range(1, 1_000_000)]
    public int MaxSockets { get; set; } = 50_000;

    /// <summary>How long a socket may be open without a <c>connection_init</c>; then it is closed with 4408.</summary>
    /// <value>1 s to 5 min, kept to the second; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a client may be silent until it is sent a <c>ping</c>; one that is silent as long again is taken for gone, and its socket
    /// is closed with 4499. Clients answer by themselves. There are no pings of WebSocket's own besides.
    /// </summary>
    /// <value>
    /// 1 s to 1 day, kept to the second; default 25 s: proxies and balancers commonly end a connection that is silent for 60 s, and two
    /// pings fit into that. Trap: a longer one leaves clients that vanished without a word subscribed for twice as long.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long a client may take to make room for one message, or for 64 KiB of a larger one; then its socket is aborted. Until then its
    /// operations wait, each with the one response that it has made, and nobody else's do. See also
    /// <see cref="GraphTransportOptions.MaxUnreadBytes"/>.
    /// </summary>
    /// <value>1 s to 10 min, kept to the second; default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether permessage-deflate (RFC 7692) is used where the client offers it.</summary>
    /// <value>
    /// Default false. Trap: a socket of a client that keeps its window costs some ten kilobytes, and where a response holds both a secret
    /// and what an attacker chose, its compressed size reveals the secret (CRIME).
    /// </value>
    public bool Compression { get; set; }
}
