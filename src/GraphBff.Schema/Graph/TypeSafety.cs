using GraphQLParser.AST;

namespace GraphBff.Schema.Graph;

/// <summary>Whether a type may take another's place without anybody noticing, as graphql-js judges it.</summary>
internal static class TypeSafety
{
    /// <summary>What is given out may promise more: null no longer comes.</summary>
    public static bool IsSafeOutput(GraphQLType before, GraphQLType after) => (before, after) switch
    {
        (GraphQLNonNullType old, GraphQLNonNullType now) => IsSafeOutput(old.Type, now.Type),
        (GraphQLNonNullType, _) => false,
        (_, GraphQLNonNullType now) => IsSafeOutput(before, now.Type),
        (GraphQLListType old, GraphQLListType now) => IsSafeOutput(old.Type, now.Type),
        (GraphQLNamedType old, GraphQLNamedType now) => old.Name.Value == now.Name.Value,
        _ => false,
    };

    /// <summary>What is taken in may ask for less: null may come.</summary>
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
