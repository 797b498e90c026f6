namespace GraphBff.Engine.Planning;

/// <summary>What decides between an operation's plans.</summary>
/// <param name="Conditions">A bit for each condition that is true.</param>
/// <param name="Nulls">A bit for each condition that is null.</param>
/// <param name="IsIncremental">Whether @defer and @stream count.</param>
internal readonly record struct PlanChoice(ulong Conditions, ulong Nulls, bool IsIncremental);
