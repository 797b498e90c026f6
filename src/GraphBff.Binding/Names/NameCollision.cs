namespace GraphBff.Binding.Names;

/// <summary>Two declarations wanted one name.</summary>
/// <param name="Scope">What the name is of: a type, a query, a field of a type.</param>
/// <param name="Wanted">The name that both wanted.</param>
/// <param name="Holder">Who has it.</param>
/// <param name="Other">Who has another name.</param>
/// <param name="Given">That other name.</param>
internal sealed record NameCollision(string Scope, string Wanted, string Holder, string Other, string Given);
