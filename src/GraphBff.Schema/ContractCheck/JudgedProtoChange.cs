using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A change of the protos, with its effects on the graph.</summary>
/// <param name="Change">The change.</param>
/// <param name="Effects">The coordinates that changed because of it, sorted.</param>
/// <param name="Behind">The coordinates that read the changed part and did not change themselves, sorted; empty if none are known.</param>
/// <param name="Clients">The clients that use these coordinates; empty for a safe change, or without a usage record.</param>
internal sealed record JudgedProtoChange(
    ProtoChange Change, IReadOnlyList<string> Effects, IReadOnlyList<string> Behind, IReadOnlyList<ClientUse> Clients);
