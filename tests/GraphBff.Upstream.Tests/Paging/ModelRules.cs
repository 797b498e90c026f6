namespace GraphBff.Upstream.Tests.Paging;

/// <summary>How a <see cref="ModelList"/> behaves; the probabilities are per call.</summary>
internal sealed record ModelRules
{
    /// <summary>A steady list of a service that always fills its pages.</summary>
    public static ModelRules Steady { get; } = new() { ExactTokens = true };

    public bool ExactTokens { get; init; }

    public bool IgnoresSize { get; init; }

    public double ShortPages { get; init; }

    /// <summary>The share of the items that may be removed.</summary>
    public double Restless { get; init; }

    public double Goes { get; init; }

    public double Comes { get; init; }
}
