namespace GraphBff.Hosting.Telemetry;

/// <summary>The product's meters for Prometheus; configuration section <c>Metrics</c>.</summary>
internal sealed class MetricsEndpointOptions
{
    public const string Section = "Metrics";

    /// <summary>Whether <c>/metrics</c> is served and the meters are read.</summary>
    /// <value>
    /// Default true in Development, false elsewhere. Trap: it is on the port of the graph, and names its fields and clients. Do not expose
    /// it through an ingress.
    /// </value>
    public bool Enabled { get; set; }
}
