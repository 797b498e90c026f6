using System.ComponentModel.DataAnnotations;

namespace GraphBff.DemoServices.Configuration;

/// <summary>Options of the demo services; configuration section <c>DemoServices</c>.</summary>
public sealed class DemoServicesOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "DemoServices";

    /// <summary>Where the database file is kept between runs. Created if it does not exist.</summary>
    /// <value>A path, relative to the content root; default <c>data</c>.</value>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Keeps the data in memory as long as the host lives, separate from every other host's data.</summary>
    /// <value>Default false. <see cref="DataDirectory"/> has no effect if true.</value>
    public bool InMemory { get; set; }

    /// <summary>The services to serve. All of them share one database, whether they are served or not.</summary>
    /// <value>Default <see cref="DemoServiceSet.All"/>.</value>
    public DemoServiceSet Services { get; set; } = DemoServiceSet.All;

    /// <summary>How many changes each service keeps. A watch whose resume token is older ends with OUT_OF_RANGE.</summary>
    /// <value>1 to 1,000,000; default 10,000.</value>
    [Range(1, 1_000_000)]
    public int ChangesKept { get; set; } = 10_000;
}
