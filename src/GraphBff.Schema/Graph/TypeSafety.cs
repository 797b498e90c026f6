using GraphQLParser.AST;

namespace GraphBff.Schema.Graph;

/// <summary>Whether one type can replace another without any client noticing, by the rules of graphql-js.</summary>
internal static class TypeSafety
{
    /// <summary>An output type may become stricter: the field is no longer null.</summary>
    public static bool IsSafeOutput(GraphQLType before, GraphQLType after) => (before, after) switch
    {
        (GraphQLNonNullType old, GraphQLNonNullType now) => IsSafeOutput(old.Type, now.Type),
        (GraphQLNonNullType, _) => false,
        (_, GraphQLNonNullType now) => IsSafeOutput(before, now.Type),
        (GraphQLListType old, GraphQLListType now) => IsSafeOutput(old.Type, now.Type),
        (GraphQLNamedType old, GraphQLNamedType now) => old.Name.Value == now.Name.Value,
        _ => false,
    };

    /// <summary>An input type may become less strict: null is accepted too.</summary>
    public static bool IsSafeInput(GraphQLType before, GraphQLType after) => (before, after) switch
    {
        (GraphQLNonNullType old, GraphQLNonNullType now) => IsSafeInput(old.Type, now.Type),
        (GraphQLNonNullType old, _) => IsSafeInput(old.Type, after),
        (_, GraphQLNonNullType) => false,
        (GraphQLListType old, GraphQLListType now) => IsSafeInput(old.Type, now.Type),
        (GraphQLNamedType old, GraphQLNamedType now) => old.Name.Value == now.Name.Value,
        _ => false,
    };
}
