using System.ComponentModel.DataAnnotations;

namespace GraphBff.Hosting.Overload;

/// <summary>When the server asks load balancers for a rest; configuration section <c>Overload</c>.</summary>
internal sealed class OverloadOptions
{
    public const string Section = "Overload";

    /// <summary>
    /// How long work may wait for a thread of the pool. A server whose work waits longer than this for seconds is overloaded. Each request
    /// waits for threads several times, so its response takes a multiple of this.
    /// </summary>
    /// <value>
    /// 0 (never overloaded) to 1 min; default 500 ms. The overload has passed when the delay was below half of this for 5 s. Trap: a probe
    /// waits for a thread too. With a delay above the probe's own timeout, a pod is not ready whatever this says.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long an overloaded server is not ready in a row. Before that, and again after it, it is ready for a random time between 5 s and
    /// four times this. If all servers are overloaded, a third of them is away at a time, and not all.
    /// </summary>
    /// <value>
    /// 1 s to 5 min; default 30 s. It must be longer than a load balancer takes to notice: in Kubernetes <c>periodSeconds</c> times
    /// <c>failureThreshold</c> of the probe.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan MaxAbsence { get; set; } = TimeSpan.FromSeconds(30);
}
