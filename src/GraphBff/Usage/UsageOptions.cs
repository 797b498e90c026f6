using System.ComponentModel.DataAnnotations;

namespace GraphBff.Usage;

/// <summary>The record of which client uses which field; configuration section <c>Usage</c>.</summary>
internal sealed class UsageOptions
{
    public const string Section = "Usage";

    /// <summary>Whether operations are counted. If not, clients' names are not read either.</summary>
    /// <value>Default true: a look-up and an increment per operation.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The file of the record, from which it continues after a start. Trap: each process needs its own file, or they overwrite each other.
    /// <c>schema check --usage</c> reads several.
    /// </summary>
    /// <value>A path; its folder is created. Default empty: no file. A file that is not a record stops the start.</value>
    public string File { get; set; } = "";

    /// <summary>How often the record is written. It is also written when the server stops.</summary>
    /// <value>1 s to 1 h; default 1 min. A crash loses the counts since the last time.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many client versions are kept; more count as <c>(other)</c>. Trap: anybody can send any name. If strangers reach the endpoint,
    /// accept these headers from your own proxies only.
    /// </summary>
    /// <value>1 to 10,000; default 200. A client takes up to some hundred kilobytes.</value>
    [Range(1, 10_000)]
    public int MaxClients { get; set; } = 200;

    /// <summary>
    /// How many operations of a client have one count each until they are folded into their fields. More are counted field by field.
    /// </summary>
    /// <value>1 to 100,000; default 500.</value>
    [Range(1, 100_000)]
    public int MaxOperations { get; set; } = 500;

    /// <summary>How long a client version is kept after it was last seen.</summary>
    /// <value>1 h to 1,000 days; default 30 days. Set it longer than your clients pause, or the fields that they use look unused.</value>
    [Range(typeof(TimeSpan), "01:00:00", "1000.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
