namespace GraphBff.Services;

/// <summary>The modules of the graph that a host serves.</summary>
/// <param name="all">See <see cref="All"/>.</param>
/// <param name="operations">See <see cref="Operations"/>.</param>
internal sealed class GraphModules(IReadOnlyList<Module> all, string? operations = null)
{
    /// <summary>The directory of the operations of REST and MCP, if there is one; null for the one beside the program.</summary>
    public string? Operations { get; } = operations;

    /// <summary>The modules in their order.</summary>
    public IReadOnlyList<Module> All { get; } = all;

    /// <summary>A query that shows the graph: the sample of the last module that has one, which may use all others.</summary>
    public string Sample { get; } = all.Select(module => module.Sample).LastOrDefault(sample => sample is not null) ?? "{ __typename }";
}
