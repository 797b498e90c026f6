using System.Reflection;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Fills in missing descriptions from the comments of the message class, and takes over <c>deprecated</c>.</summary>
internal static class TypeDescriber
{
    public static void Describe(IGraphType type, IDescriptions descriptions)
    {
        if (SourceClass.Of(type) is not { } source)
        {
            return;
        }

        type.Description ??= descriptions.Of(source);
        if (type is EnumerationGraphType enumeration)
        {
            foreach (var value in enumeration.Values)
            {
                var member = value.Value!.ToString()!;
                value.Description ??= descriptions.Of(source, member);
                value.DeprecationReason ??= Deprecation(source.GetField(member));
            }
        }
        else if (type is IComplexGraphType complex)
        {
            foreach (var field in complex.Fields)
            {
                field.Description ??= descriptions.Of(source, field.Name);
                field.DeprecationReason ??= Deprecation(
                    source.GetProperty(field.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase));
            }
        }
    }

    private static string? Deprecation(MemberInfo? member)
        => member?.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete ? obsolete.Message ?? "Deprecated by the service." : null;
}
