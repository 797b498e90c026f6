using System.ComponentModel.DataAnnotations;

namespace GraphBff.GrpcWeb;

/// <summary>
/// Calls of the services themselves, for clients that do not use the graph; configuration section <c>GrpcWeb</c>.
/// <see cref="ServiceMethods"/> reads the methods that they may call.
/// </summary>
internal sealed class GrpcWebOptions
{
    public const string Section = "GrpcWeb";

    /// <summary>
    /// How long a stream may be without a message. Then it ends with UNAVAILABLE, so that its client opens it again. The protocols have no
    /// heartbeat, so nothing else shows that a client has vanished.
    /// </summary>
    /// <value>1 s to 1 day; default 5 minutes, as in Envoy.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
