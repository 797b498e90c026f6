using System.ComponentModel.DataAnnotations;

namespace GraphBff.Engine.Federation;

/// <summary>How the graph serves as a subgraph of a supergraph (Apollo Federation 2, subgraph specification).</summary>
public sealed class FederationOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Federation";

    /// <summary>
    /// Whether <c>_service</c>, <c>_entities</c> and the raw key of each node type, such as <c>User.userId</c>, are served.
    /// </summary>
    /// <value>
    /// Default false: then the graph's own clients see one id per object, the global one. If true, everyone who reaches the endpoint can
    /// use these fields, not only the router.
    /// </value>
    public bool Enabled { get; set; }

    /// <summary>How many representations one <c>_entities</c> accepts.</summary>
    /// <value>
    /// 1 to 100,000; default 1,000. A router sends one for each object of a level. If its largest page has more, that page fails.
    /// </value>
    [Range(1, 100_000)]
    public int MaxRepresentations { get; set; } = 1000;
}
