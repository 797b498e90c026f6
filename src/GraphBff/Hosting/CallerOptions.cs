using System.ComponentModel.DataAnnotations;

namespace GraphBff.Hosting;

/// <summary>What of a request goes on to the services; configuration section <c>Caller</c>.</summary>
internal sealed class CallerOptions
{
    public const string Section = "Caller";

    /// <summary>
    /// Request headers to forward as metadata, besides <c>authorization</c>, the trace context and the request id, which always go.
    /// Each is part of who the caller is: requests that differ in one share nothing.
    /// </summary>
    /// <value>At most 32 names in any case; default none. Trap: a header that differs by request, such as a trace id, ends all sharing.</value>
    [MaxLength(32)]
    public string[] ForwardedHeaders { get; set; } = [];
}
