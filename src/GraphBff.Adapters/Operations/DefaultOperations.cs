namespace GraphBff.Adapters.Operations;

/// <summary>Where the operation files are if no option says so.</summary>
/// <param name="Optional">A directory that may be missing; null for <c>operations</c> beside the program, which must be there.</param>
internal sealed record DefaultOperations(string? Optional);
