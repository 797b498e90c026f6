namespace GraphBff.Engine.Planning;

/// <summary>The choice between an operation's plans.</summary>
/// <param name="Conditions">A bit for each condition that is true.</param>
/// <param name="Nulls">A bit for each condition that is null.</param>
/// <param name="IsIncremental">Whether @defer and @stream apply.</param>
internal readonly record struct PlanChoice(ulong Conditions, ulong Nulls, bool IsIncremental);
