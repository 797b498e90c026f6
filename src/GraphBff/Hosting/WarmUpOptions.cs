using System.ComponentModel.DataAnnotations;
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>What is asked before the server listens; configuration section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    public const string Section = "WarmUp";

    /// <summary>
    /// How long the start may take to ask each service a little (<see cref="Module.Sample"/>), so that the first request finds the code compiled
    /// and the connections open. Services that fail or take longer do not stop the start. The queries are the graph's own: without
    /// credentials, and in no record of usage.
    /// </summary>
    /// <value>Zero, for not at all, to 60 s; default 5 s. It takes as long as the answers do. Trap: services that ask for credentials log the refusal.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
