using GraphBff.Schema.Comparison;
using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A change of the graph, with its causes and the clients that it affects.</summary>
/// <param name="Change">The change.</param>
/// <param name="Severity">That of the change; one that breaks nobody in the record is dangerous only.</param>
/// <param name="Causes">The changes of the protos that cause it.</param>
/// <param name="Clients">The clients that use it, by the record; empty without one.</param>
internal sealed record JudgedChange(
    GraphChange Change, Severity Severity, IReadOnlyList<ProtoChange> Causes, IReadOnlyList<ClientUse> Clients)
{
    /// <summary>Whether the record made it less than it is by the rules.</summary>
    public bool IsUnused => Severity != Change.Severity;
}
