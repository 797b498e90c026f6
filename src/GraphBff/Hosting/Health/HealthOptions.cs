using System.ComponentModel.DataAnnotations;

namespace GraphBff.Hosting.Health;

/// <summary>The report on the services; configuration section <c>Health</c>.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>Whether <c>/health/upstreams</c> is served.</summary>
    /// <value>
    /// Default true in Development, false elsewhere. Trap: it is on the port of the graph, and names the services, their addresses and
    /// their faults. Do not expose it through an ingress. It needs no setting for probes, which must not depend on services.
    /// </value>
    public bool Upstreams { get; set; }

    /// <summary>How long a service may take to answer about its health, and about its contract.</summary>
    /// <value>10 ms to 10 s; default 1 s. One that takes longer is <c>UNREACHABLE</c>.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How old a report may be. However many clients ask, the services are asked once in this time.</summary>
    /// <value>100 ms to 1 h; default 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReportAge { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How old the comparison of a contract may be. A contract changes only when a service is deployed.</summary>
    /// <value>100 ms to 1 day; default 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ContractAge { get; set; } = TimeSpan.FromMinutes(1);
}
