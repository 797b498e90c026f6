namespace GraphBff.Schema.ContractCheck;

/// <summary>A client that a change affects.</summary>
/// <param name="Name">Its name in the record.</param>
/// <param name="Versions">Its affected versions, without the empty one.</param>
/// <param name="Operations">How many recorded operations use the changed part.</param>
internal sealed record ClientUse(string Name, IReadOnlyList<string> Versions, long Operations);
