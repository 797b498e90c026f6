namespace GraphBff.Hosting.Telemetry;

/// <summary>The product's meters for Prometheus; configuration section <c>Metrics</c>.</summary>
internal sealed class MetricsEndpointOptions
{
    public const string Section = "Metrics";

    /// <summary>Whether <c>/metrics</c> is served and the meters are read.</summary>
    /// <value>
    /// Default true in Development and with a <see cref="Url"/>, else false. Trap: without that it is on the port of the graph, and names
    /// its fields and clients. Do not expose it through an ingress.
    /// </value>
    public bool Enabled { get; set; }

    /// <summary>
    /// Where <c>/metrics</c> is served instead of the graph's address, such as <c>http://0.0.0.0:9464</c>. Nothing else is served there, so
    /// a firewall can admit the collector to this port alone. <c>AllowedHosts</c> does not apply: a collector asks by the address of a pod.
    /// </summary>
    /// <value>Default none: the graph's address.</value>
    public string Url { get; set; } = "";
}
