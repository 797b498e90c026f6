namespace GraphBff.Hosting.Metrics;

/// <summary>The product's meters for Prometheus; configuration section <c>Metrics</c>.</summary>
internal sealed class MetricsEndpointOptions
{
    public const string Section = "Metrics";

    /// <summary>Whether <c>/metrics</c> is served, and the meters are read at all.</summary>
    /// <value>
    /// Default true in Development, false elsewhere. Trap: it is on the port of the graph, and names its fields and clients: let no ingress lead
    /// there.
    /// </value>
    public bool Enabled { get; set; }
}
