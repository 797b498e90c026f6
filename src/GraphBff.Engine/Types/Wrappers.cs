using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Adds and removes the non-null wrapper of a field's type, which is a class or an instance.</summary>
internal static class Wrappers
{
    public static void MakeNullable(FieldType field)
    {
        if (field.ResolvedType is { } instance)
        {
            field.ResolvedType = instance is NonNullGraphType wrapper ? wrapper.ResolvedType : instance;
        }
        else if (IsNonNull(field.Type!))
        {
            field.Type = field.Type!.GetGenericArguments()[0];
        }
    }

    public static void MakeNonNull(FieldType field)
    {
        if (field.ResolvedType is { } instance)
        {
            field.ResolvedType = instance as NonNullGraphType ?? new NonNullGraphType(instance);
        }
        else if (!IsNonNull(field.Type!))
        {
            field.Type = typeof(NonNullGraphType<>).MakeGenericType(field.Type!);
        }
    }

    private static bool IsNonNull(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>);
}
