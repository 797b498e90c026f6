namespace GraphBff.Schema.ContractCheck;

/// <summary>A client that a change touches.</summary>
/// <param name="Name">Its name in the record.</param>
/// <param name="Versions">Those that are touched; without the empty one.</param>
/// <param name="Operations">How many operations in the record use what changes.</param>
internal sealed record ClientUse(string Name, IReadOnlyList<string> Versions, long Operations);
