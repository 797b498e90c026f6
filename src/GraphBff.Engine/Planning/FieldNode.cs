using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>One occurrence of a field in the document, and the <c>@defer</c> around it.</summary>
internal readonly record struct FieldNode(GraphQLField Field, DeferUsage? Defer);
