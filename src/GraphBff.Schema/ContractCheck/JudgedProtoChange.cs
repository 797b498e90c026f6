using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A change of the protos with what it changes in the graph.</summary>
/// <param name="Change">The change.</param>
/// <param name="Effects">Coordinates of what changed by it, sorted.</param>
/// <param name="Behind">Coordinates that read it and did not change, sorted; empty where none is known.</param>
/// <param name="Clients">The clients that use those; empty where it is safe, or where there is no record.</param>
internal sealed record JudgedProtoChange(
    ProtoChange Change, IReadOnlyList<string> Effects, IReadOnlyList<string> Behind, IReadOnlyList<ClientUse> Clients);
