using GraphBff.ContractCheck.Protos;

namespace GraphBff.ContractCheck;

/// <summary>A change of the protos with what it changes in the graph.</summary>
/// <param name="Change">The change.</param>
/// <param name="Effects">Coordinates, sorted.</param>
internal sealed record JudgedProtoChange(ProtoChange Change, IReadOnlyList<string> Effects);
