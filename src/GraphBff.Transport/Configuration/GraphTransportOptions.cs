using System.ComponentModel.DataAnnotations;

namespace GraphBff.Transport.Configuration;

/// <summary>Bounds and switches of the HTTP endpoint. Values outside their range stop the start.</summary>
public sealed class GraphTransportOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Transport";

    /// <summary>How large the body of a POST may be; a larger one is answered with 413 <c>PAYLOAD_TOO_LARGE</c>.</summary>
    /// <value>
    /// 1 KiB to 64 MiB, in bytes; default 1 MiB. Kestrel's own <c>MaxRequestBodySize</c> (30 MB by default) wins if it is less.
    /// </value>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>How long the query string of a GET may be; a longer one is answered with 414 <c>URI_TOO_LONG</c>.</summary>
    /// <value>
    /// 256 to 1,048,576 characters, still percent-encoded; default 8,192. Kestrel's <c>MaxRequestLineSize</c> (8 KiB by default)
    /// wins if it is less, and then answers without a body.
    /// </value>
    [Range(256, 1024 * 1024)]
    public int MaxQueryStringLength { get; set; } = 8192;

    /// <summary>How long an operation may take from the moment its parameters are read.</summary>
    /// <value>100 ms to 5 min; default 10 s. Every upstream call carries what is left of it.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan RequestBudget { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The size from which a response is compressed (br or gzip, as <c>Accept-Encoding</c> asks). Smaller ones would cost more time than
    /// they save. Over HTTPS an answer to GET is never compressed: another site can make a browser send it (BREACH).
    /// </summary>
    /// <value>256 to <see cref="int.MaxValue"/> bytes; default 2 KiB. <see cref="int.MaxValue"/> compresses nothing.</value>
    [Range(256, int.MaxValue)]
    public int MinCompressedSize { get; set; } = 2048;

    /// <summary>
    /// How fast a client has to read a response, before compression. A slower one is cut off, and what the response held in memory is free
    /// again. Each 64 KiB have their own time, from the end of the 64 KiB before.
    /// </summary>
    /// <value>0 (however slowly) to 1 GiB/s in bytes a second; default 4,096.</value>
    [Range(0, 1 << 30)]
    public int MinSendRate { get; set; } = 4096;

    /// <summary>How long a client may take for each 64 KiB of a response besides what <see cref="MinSendRate"/> gives it.</summary>
    /// <value>1 s to 10 min; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many bytes of responses all clients together may leave unread, over HTTP and WebSocket. Above it, the client is cut off that
    /// costs most, by how much it leaves unread and for how long it has read nothing: one that reads stays, however many do not.
    /// </summary>
    /// <value>
    /// 1 MiB to 2 GiB, in bytes; default 64 MiB, for a process of 512 MiB. A client counts as what its responses hold, up to twice their
    /// size, and 128 KiB of buffers. Trap: a response that is larger than this alone is cut off at its client's first pause.
    /// </value>
    [Range(1 << 20, int.MaxValue)]
    public int MaxUnreadBytes { get; set; } = 64 << 20;

    /// <summary>Whether <c>GET /graphql?sdl</c> answers with the schema.</summary>
    /// <value>Default true. Where false, such a request is one without a <c>query</c>: 400.</value>
    public bool ServeSdl { get; set; } = true;

    /// <summary>
    /// Origins whose pages may use the endpoint, such as <c>https://app.example.com</c>, besides the endpoint's own; <c>*</c> is any. To a
    /// page of another origin the browser gives no answer (CORS), and its socket is refused with 403 <c>ORIGIN_NOT_ALLOWED</c>, since for
    /// WebSocket the browser leaves that to the server (RFC 6455, 10.2). Clients that are no browsers are not asked for an origin.
    /// </summary>
    /// <value>
    /// At most 64; default none: only pages whose origin has the scheme, host and port of the request, and pages of this machine where
    /// the endpoint is reached as this machine (<c>localhost</c>), such as those of a development server. Trap: behind a proxy that ends
    /// TLS or replaces <c>Host</c> the request is not what the page sees; list the origins, or let the framework read
    /// <c>X-Forwarded-Proto</c> (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED=true</c>). Credentials of the browser's own (cookies) are not
    /// allowed: a page sends <c>Authorization</c>.
    /// </value>
    [MaxLength(64)]
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>
    /// Hosts for which the endpoint answers, without port: <c>graph.example.com</c>, <c>*.example.com</c> for all below it, or <c>*</c> for
    /// any. A request for another <c>Host</c> gets 421 <c>HOST_NOT_ALLOWED</c>: without this, a page whose name its owner lets point here
    /// reads the graph as if it were its own (DNS rebinding).
    /// </summary>
    /// <value>
    /// At most 64; default none: in Development <c>localhost</c>, the names below it, loopback addresses and what the server listens on;
    /// elsewhere any, since the names that a proxy and other services have for the graph are not known here. Trap: a proxy that replaces
    /// <c>Host</c> sends its own name for the graph; list that one. <c>X-Forwarded-Host</c> is not read, since any page can send it.
    /// </value>
    [MaxLength(64)]
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>By which text the status codes are chosen.</summary>
    /// <value>
    /// Default <see cref="HttpStatusCodes.Draft"/>. Trap: clients that take every code but 200 for a failure do not read a 294.
    /// </value>
    [EnumDataType(typeof(HttpStatusCodes))]
    public HttpStatusCodes StatusCodes { get; set; }
}
