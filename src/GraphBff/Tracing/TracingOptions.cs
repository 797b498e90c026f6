using System.ComponentModel.DataAnnotations;

namespace GraphBff.Tracing;

/// <summary>Traces of operations; configuration section <c>Tracing</c>.</summary>
internal sealed class TracingOptions
{
    public const string Section = "Tracing";

    /// <summary>Whether anything is traced, and <c>/graphql/trace</c> is there.</summary>
    /// <value>Default true in Development, false elsewhere; there it needs a <see cref="Secret"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>
    /// What a request says to be traced outside Development, as the header <c>x-graphbff-trace</c>; and the password of
    /// <c>/graphql/trace</c>, with any user name.
    /// </summary>
    /// <value>16 to 256 characters; default none. Trap: a trace tells how the services behind the graph are built.</value>
    [StringLength(256, MinimumLength = 16)]
    public string? Secret { get; set; }

    /// <summary>Whether every operation is traced for <c>/graphql/trace</c>, and not only those that ask.</summary>
    /// <value>Default true in Development, false elsewhere. Trap: each operation then takes some ten microseconds and kilobytes more.</value>
    public bool RecordAll { get; set; }

    /// <summary>How many operations <c>/graphql/trace</c> keeps; the oldest give way.</summary>
    /// <value>1 to 10,000; default 100.</value>
    [Range(1, 10_000)]
    public int KeptOperations { get; set; } = 100;

    /// <summary>How much memory those take. A larger trace is not kept at all.</summary>
    /// <value>64 KiB to 1 GiB, in bytes; default 8 MiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int KeptBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many calls a trace lists, and how many batches. What comes later is counted only.</summary>
    /// <value>1 to 100,000; default 1,000.</value>
    [Range(1, 100_000)]
    public int MaxCalls { get; set; } = 1000;
}
