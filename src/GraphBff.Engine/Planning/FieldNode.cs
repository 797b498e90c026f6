using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>One occurrence of a field in the document, and the <c>@defer</c> that it stands under.</summary>
internal readonly record struct FieldNode(GraphQLField Field, DeferUsage? Defer);
