using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.ContractCheck;

/// <summary>Everything that changed between two contracts, the most severe changes first.</summary>
/// <param name="Against">The old contract, as the command line names it.</param>
/// <param name="Graph">Changes of the graph.</param>
/// <param name="Protos">Changes of the protos.</param>
/// <param name="Notes">What was not compared, and why.</param>
internal sealed record CheckResult(
    string Against, IReadOnlyList<JudgedChange> Graph, IReadOnlyList<JudgedProtoChange> Protos, IReadOnlyList<string> Notes)
{
    /// <summary>The methods of the new contract that count as reads, so that the graph may send failed calls again; sorted.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    public Severity Verdict => All.DefaultIfEmpty(Severity.Safe).Max();

    private IEnumerable<Severity> All => Graph.Select(change => change.Severity).Concat(Protos.Select(change => change.Change.Severity));

    public int Count(Severity severity) => All.Count(found => found == severity);
}
