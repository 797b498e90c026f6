using System.ComponentModel.DataAnnotations;

namespace GraphBff.Usage;

/// <summary>The record of which client uses which field; configuration section <c>Usage</c>.</summary>
internal sealed class UsageOptions
{
    public const string Section = "Usage";

    /// <summary>Whether operations are counted. Where not, nothing is made for it, and clients' names are not read.</summary>
    /// <value>Default true: a look-up and an increment per operation.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The file that the record is written to, and goes on from after a start. Trap: one process a file, or they overwrite each other;
    /// <c>schema check --usage</c> takes several.
    /// </summary>
    /// <value>A path; its folder is made. Default empty: no file. A file that is no record stops the start.</value>
    public string File { get; set; } = "";

    /// <summary>How often the record is written. It is once more when the server stops.</summary>
    /// <value>1 s to 1 h; default 1 min. What was counted since the last time is lost with a crash.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many clients are kept, each version on its own; more count as <c>(other)</c>. Trap: anybody can send any name, so where strangers
    /// reach the endpoint, take these headers from your own proxies only.
    /// </summary>
    /// <value>1 to 10,000; default 200. A client takes up to some hundred kilobytes.</value>
    [Range(1, 10_000)]
    public int MaxClients { get; set; } = 200;

    /// <summary>How many operations a client counts as one number each until they are folded into their fields; more count field by field.</summary>
    /// <value>1 to 100,000; default 500.</value>
    [Range(1, 100_000)]
    public int MaxOperations { get; set; } = 500;

    /// <summary>How long a version of a client that does not come any more is kept.</summary>
    /// <value>1 h to 1,000 days; default 30 days. Longer than your clients stay away, or what they use looks unused.</value>
    [Range(typeof(TimeSpan), "01:00:00", "1000.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
