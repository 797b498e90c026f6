using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>What came of a late part of one object or list.</summary>
/// <param name="IsWritten">Whether there is something to deliver.</param>
/// <param name="Failure">The errors after which nothing more comes; null where all of it came.</param>
internal readonly record struct PartOutcome(bool IsWritten, IReadOnlyList<FieldError>? Failure);
