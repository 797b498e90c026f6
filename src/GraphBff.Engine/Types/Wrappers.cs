using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Adds and removes the non-null wrapper of a graph type's class.</summary>
internal static class Wrappers
{
    public static Type Nullable(Type type) => IsNonNull(type) ? type.GetGenericArguments()[0] : type;

    public static Type NonNull(Type type) => IsNonNull(type) ? type : typeof(NonNullGraphType<>).MakeGenericType(type);

    private static bool IsNonNull(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>);
}
