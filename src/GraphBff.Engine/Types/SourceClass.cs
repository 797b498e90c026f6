using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>The message class or enum of a graph type.</summary>
internal static class SourceClass
{
    /// <summary>The <c>T</c> of an <see cref="ObjectType{T}"/>, of an input type or of an enum; null for any other type, and for one
    /// that shares its class.</summary>
    public static Type? Of(IGraphType graphType)
    {
        if (graphType is ISharedClass { SharesClass: true })
        {
            return null;
        }

        for (var type = graphType.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() is { } definition
                && (definition == typeof(ObjectType<>) || definition == typeof(InputObjectGraphType<>) || definition == typeof(EnumType<>)))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }
}
