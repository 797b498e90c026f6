namespace GraphBff.Binding.Names;

/// <summary>A name in the lock file.</summary>
/// <param name="Scope">What it is of: a type, a query, a mutation, a subscription.</param>
/// <param name="Holder">Who has it.</param>
/// <param name="Name">The name.</param>
internal sealed record LockedName(string Scope, string Holder, string Name);
