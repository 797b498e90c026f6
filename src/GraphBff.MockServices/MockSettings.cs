using GraphBff.MockServices.Faults;

namespace GraphBff.MockServices;

/// <summary>What the mock's data are like, and how it behaves.</summary>
public sealed record MockSettings
{
    /// <summary>The largest <see cref="Count"/>.</summary>
    public const int MaxCount = 1000;

    /// <summary>Another seed gives other data, and other calls that fail.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>How many entities of each type there are in the beginning.</summary>
    /// <value>1 to <see cref="MaxCount"/>; default 100.</value>
    public int Count { get; init; } = 100;

    /// <summary>The present of the data: nothing was made after it. It is fixed, so that each day has the same data.</summary>
    /// <value>Default 2026-01-01T12:00:00Z.</value>
    public DateTimeOffset Now { get; init; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>After how long a stream has its next event.</summary>
    /// <value>Default 5 s; null for no events but those of writes.</value>
    public TimeSpan? EventInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long calls wait. Of several rules about a call, the most precise holds.</summary>
    public IReadOnlyList<LatencyRule> Latencies { get; init; } = [];

    /// <summary>Which calls fail. Of several rules about a call, the first that lets it fail holds.</summary>
    public IReadOnlyList<FailureRule> Failures { get; init; } = [];
}
