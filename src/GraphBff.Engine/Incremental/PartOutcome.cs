using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>The outcome of writing a late part of one object or list.</summary>
/// <param name="IsWritten">Whether there is something to deliver.</param>
/// <param name="Failure">The errors that ended the part early; null if it is complete.</param>
internal readonly record struct PartOutcome(bool IsWritten, IReadOnlyList<FieldError>? Failure);
