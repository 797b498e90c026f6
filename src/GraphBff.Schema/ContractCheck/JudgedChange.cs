using GraphBff.Schema.Comparison;
using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A change of the graph, with its causes and the clients that it affects.</summary>
/// <param name="Change">The change.</param>
/// <param name="Severity">The severity of the change. A breaking change that affects no recorded client is only dangerous.</param>
/// <param name="Causes">The proto changes that cause it.</param>
/// <param name="Clients">The clients that use it, by the usage record; empty without a record.</param>
internal sealed record JudgedChange(
    GraphChange Change, Severity Severity, IReadOnlyList<ProtoChange> Causes, IReadOnlyList<ClientUse> Clients)
{
    /// <summary>Whether the usage record made the severity lower than the rules alone.</summary>
    public bool IsUnused => Severity != Change.Severity;
}
