using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;

namespace GraphBff.Transport.Configuration;

/// <summary>Limits and switches of the HTTP endpoint. A value outside its range stops the start.</summary>
public sealed class GraphTransportOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport";

    /// <summary>How large the body of a POST may be; a larger one is answered with 413 <c>PAYLOAD_TOO_LARGE</c>.</summary>
    /// <value>
    /// 1 KiB to 64 MiB, in bytes; default 1 MiB. Kestrel's own <c>MaxRequestBodySize</c> (30 MB by default) wins if it is less.
    /// </value>
    [Reloadable]
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>How long the query string of a GET may be; a longer one is answered with 414 <c>URI_TOO_LONG</c>.</summary>
    /// <value>
    /// 256 to 1,048,576 characters, still percent-encoded; default 8,192. Kestrel's <c>MaxRequestLineSize</c> (8 KiB by default)
    /// wins if it is less, and then answers without a body.
    /// </value>
    [Reloadable]
    [Range(256, 1024 * 1024)]
    public int MaxQueryStringLength { get; set; } = 8192;

    /// <summary>How long an operation may take from the moment its parameters are read.</summary>
    /// <value>100 ms to 5 min; default 10 s. Every upstream call carries the time that is left.</value>
    [Reloadable]
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan RequestBudget { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The size from which a response is compressed (br or gzip, by <c>Accept-Encoding</c>). Compressing smaller responses would cost more
    /// time than it saves. Over HTTPS, responses to GET are never compressed, because another site can make a browser send a GET (BREACH).
    /// </summary>
    /// <value>256 to <see cref="int.MaxValue"/> bytes; default 2 KiB. <see cref="int.MaxValue"/> compresses nothing.</value>
    [Reloadable]
    [Range(256, int.MaxValue)]
    public int MinCompressedSize { get; set; } = 2048;

    /// <summary>
    /// How fast a client must read a response, before compression. A slower client is disconnected, and the memory of its response is
    /// freed. Each 64 KiB are timed separately, from the end of the 64 KiB before.
    /// </summary>
    /// <value>0 (any speed) to 1 GiB/s, in bytes per second; default 4,096.</value>
    [Range(0, 1 << 30)]
    public int MinSendRate { get; set; } = 4096;

    /// <summary>
    /// How long a client may take for each 64 KiB of a response, in addition to the time that <see cref="MinSendRate"/> allows.
    /// </summary>
    /// <value>1 s to 10 min; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many bytes of responses all clients together may leave unread, over HTTP and WebSocket. Above this limit, the most expensive
    /// client is disconnected. A client's cost grows with the bytes it leaves unread and with the time since it last read. So a client that
    /// reads is kept, however many do not.
    /// </summary>
    /// <value>
    /// 1 MiB to 2 GiB, in bytes; default 64 MiB, for a process of 512 MiB. A client counts with the buffers of its responses, which are up
    /// to twice their size, and 128 KiB for its connection. Trap: a single response larger than this limit is cut off when its client first
    /// pauses.
    /// </value>
    [Range(1 << 20, int.MaxValue)]
    public int MaxUnreadBytes { get; set; } = 64 << 20;

    /// <summary>Whether <c>GET /graphql?sdl</c> answers with the schema.</summary>
    /// <value>Default true. If false, such a request counts as one without a <c>query</c>: 400.</value>
    [Reloadable]
    public bool ServeSdl { get; set; } = true;

    /// <summary>
    /// Origins whose pages may use the endpoint, such as <c>https://app.example.com</c>, in addition to the endpoint's own; <c>*</c> allows
    /// any. A browser does not show a response to a page of another origin (CORS). Such a page's WebSocket is refused with 403
    /// <c>ORIGIN_NOT_ALLOWED</c>, because browsers leave that check to the server (RFC 6455, 10.2). Clients that are not browsers need no
    /// origin.
    /// </summary>
    /// <value>
    /// At most 64; default none. Then only pages with the scheme, host and port of the request may use the endpoint. If the endpoint is
    /// addressed as <c>localhost</c>, all pages of this machine may, such as those of a development server. Trap: a proxy that terminates
    /// TLS or replaces <c>Host</c> sends another request than the page made. List the origins, or let the framework read
    /// <c>X-Forwarded-Proto</c> (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED=true</c>). The browser's own credentials (cookies) are not allowed:
    /// a page sends <c>Authorization</c>.
    /// </value>
    [Reloadable]
    [MaxLength(64)]
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>
    /// Hosts for which the endpoint answers, without port: <c>graph.example.com</c>, <c>*.example.com</c> for its subdomains, or <c>*</c>
    /// for any. A request for another <c>Host</c> gets 421 <c>HOST_NOT_ALLOWED</c>. This prevents DNS rebinding: the owner of a name points
    /// it at this server, so that a page of that name can read the graph as its own origin.
    /// </summary>
    /// <value>
    /// At most 64; default none. In Development that allows <c>localhost</c>, its subdomains, loopback addresses and the addresses that the
    /// server listens on. Elsewhere it allows any host, because the names that proxies and other services use are not known here. Trap: a
    /// proxy that replaces <c>Host</c> sends its own name for the graph; list that name. <c>X-Forwarded-Host</c> is not read, since any
    /// page can send it.
    /// </value>
    [MaxLength(64)]
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Which document defines the status codes.</summary>
    /// <value>
    /// Default <see cref="HttpStatusCodes.Draft"/>. Trap: clients that treat every code but 200 as a failure cannot read a 294.
    /// </value>
    [EnumDataType(typeof(HttpStatusCodes))]
    public HttpStatusCodes StatusCodes { get; set; }
}
