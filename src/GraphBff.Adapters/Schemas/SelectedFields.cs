using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>Selections on an object, and whether <c>@include</c> or <c>@skip</c> may take all of them away.</summary>
internal readonly record struct SelectedFields(GraphQLSelectionSet Set, bool IsConditional);
