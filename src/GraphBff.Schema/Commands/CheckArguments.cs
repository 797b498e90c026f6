namespace GraphBff.Schema.Commands;

/// <summary>The arguments of <c>schema check --against</c>.</summary>
/// <param name="Against">The old contract: an existing file or directory, or else a git reference.</param>
/// <param name="Schema">A file or directory to check instead of this build; null for this build.</param>
/// <param name="Usage">Records of usage.</param>
/// <param name="IsJson">Whether the report is JSON.</param>
internal sealed record CheckArguments(string Against, string? Schema, IReadOnlyList<string> Usage, bool IsJson);
