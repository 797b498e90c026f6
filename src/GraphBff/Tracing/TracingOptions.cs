using System.ComponentModel.DataAnnotations;

namespace GraphBff.Tracing;

/// <summary>Traces of operations; configuration section <c>Tracing</c>.</summary>
internal sealed class TracingOptions
{
    public const string Section = "Tracing";

    /// <summary>Whether operations are traced, and <c>/graphql/trace</c> exists.</summary>
    /// <value>Default true in Development, false elsewhere. Outside Development it needs a <see cref="Secret"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>
    /// The value of the header <c>x-graphbff-trace</c> that gets a request its trace outside Development. Also the password of
    /// <c>/graphql/trace</c>, with any user name.
    /// </summary>
    /// <value>16 to 256 characters; default none. Trap: a trace shows how the services of the graph are built.</value>
    [StringLength(256, MinimumLength = 16)]
    public string? Secret { get; set; }

    /// <summary>Whether every operation is traced for <c>/graphql/trace</c>, and not only those that ask.</summary>
    /// <value>
    /// Default true in Development, false elsewhere. Trap: each operation then takes some ten microseconds and kilobytes more.
    /// </value>
    public bool RecordAll { get; set; }

    /// <summary>How many operations <c>/graphql/trace</c> keeps. It drops the oldest.</summary>
    /// <value>1 to 10,000; default 100.</value>
    [Range(1, 10_000)]
    public int KeptOperations { get; set; } = 100;

    /// <summary>How much memory the kept operations take. A trace that is larger alone is not kept.</summary>
    /// <value>64 KiB to 1 GiB, in bytes; default 8 MiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int KeptBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many calls a trace lists, and how many batches. Further ones are only counted.</summary>
    /// <value>1 to 100,000; default 1,000.</value>
    [Range(1, 100_000)]
    public int MaxCalls { get; set; } = 1000;
}
