using System.ComponentModel.DataAnnotations;
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>The queries before the server listens; configuration section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    public const string Section = "WarmUp";

    /// <summary>
    /// How long the start may take to send each service a small query (<see cref="Module.Sample"/>), so that the first request finds the
    /// code compiled and the connections open. Services that fail or take longer do not stop the start. The queries have no credentials,
    /// and no record of usage counts them.
    /// </summary>
    /// <value>
    /// 0 (no queries) to 60 s; default 5 s. The start waits only as long as the responses take. Trap: services that require credentials log
    /// the refusal.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
