using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>The rules for the inputs of one kind of place.</summary>
internal sealed record InputRules(
    GraphRule Removed,
    GraphRule RequiredAdded,
    GraphRule OptionalAdded,
    Severity OptionalSeverity,
    GraphRule Changed,
    GraphRule ChangedSafely,
    GraphRule DefaultChanged,
    GraphRule DefaultAdded);
