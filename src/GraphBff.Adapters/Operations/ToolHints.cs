namespace GraphBff.Adapters.Operations;

/// <summary>What <c>@tool</c> says of an operation that agents may use; null where it says nothing.</summary>
internal sealed record ToolHints(string? Name, string? Title, bool? DestructiveHint, bool? IdempotentHint, bool? OpenWorldHint);
