using System.ComponentModel.DataAnnotations;

namespace GraphBff.Engine.Planning;

/// <summary>How the engine runs operations.</summary>
public sealed class EngineOptions
{
    /// <summary>The configuration section that the product binds.</summary>
    public const string Section = "Engine";

    /// <summary>How many operations the cache keeps, parsed, validated and planned.</summary>
    /// <value>1 to 100,000; default 1,000. <see cref="CachedBytes"/> bounds them too.</value>
    [Range(1, 100_000)]
    public int CachedOperations { get; set; } = 1000;

    /// <summary>
    /// How much memory the cached operations may take: their texts, documents and plans (one for each choice of @skip and @include).
    /// An operation that takes more than a 64th of it is not cached. It still runs.
    /// </summary>
    /// <value>1 MiB to 16 GiB in bytes; default 16 MiB. A typical operation takes about 15 kB.</value>
    [Range(1L << 20, 1L << 34)]
    public long CachedBytes { get; set; } = 16 << 20;

    /// <summary>
    /// How many names of operations have series of their own in the metrics, besides those of trusted documents. Others count as
    /// <c>(other)</c>. Trap: anybody can send any name. If strangers reach the endpoint, their names may come first.
    /// </summary>
    /// <value>0 to 10,000; default 200.</value>
    [Range(0, 10_000)]
    public int MeasuredNames { get; set; } = 200;

    /// <summary>How many bytes one cached operation may take.</summary>
    internal long MaxEntryBytes => CachedBytes / 64;

    /// <summary>How many fields a plan may have. A field counts once for every type that it can be on.</summary>
    /// <value>100 to 100,000; default 5,000. A larger plan is refused with <c>LIMIT_PLAN_FIELDS</c>.</value>
    [Range(100, 100_000)]
    public int MaxPlanFields { get; set; } = 5000;
}
