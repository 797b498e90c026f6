using GraphQLParser.AST;

namespace GraphBff.Schema.Graph;

/// <summary>A field of an object or interface type.</summary>
internal sealed record SdlField(
    string Name, GraphQLType Type, IReadOnlyDictionary<string, SdlInput> Arguments, string? Description, string? Deprecation);
