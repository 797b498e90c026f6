using System.ComponentModel.DataAnnotations;

namespace GraphBff.Engine;

/// <summary>How the engine runs operations.</summary>
public sealed class EngineOptions
{
    /// <summary>How many operations are kept parsed, validated and planned.</summary>
    /// <value>1 to 100,000; default 1,000. A common operation takes some ten kilobytes.</value>
    [Range(1, 100_000)]
    public int CachedOperations { get; set; } = 1000;

    /// <summary>How many fields a plan may have, each counted once for every type that it can be on.</summary>
    /// <value>100 to 100,000; default 5,000. More is refused with <c>LIMIT_PLAN_FIELDS</c>.</value>
    [Range(100, 100_000)]
    public int MaxPlanFields { get; set; } = 5000;
}
