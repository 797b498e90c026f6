using System.ComponentModel.DataAnnotations;
using GraphBff.Services;

namespace GraphBff.Hosting.Warming;

/// <summary>What happens before the server is ready; configuration section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    public const string Section = "WarmUp";

    /// <summary>
    /// How long <c>/health/ready</c> may answer 503 while the trusted documents are planned and each service gets a small query
    /// (<see cref="Module.Sample"/>). The first request then finds the code loaded, its plan made and the connections open. Requests that
    /// come sooner are served. Services that fail or take longer do not stop the start. The queries have no credentials, and no record of
    /// usage counts them.
    /// </summary>
    /// <value>
    /// 0 (no warm-up) to 60 s; default 5 s. The server is ready as soon as the responses are there. Trap: services that require credentials
    /// log the refusal.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
