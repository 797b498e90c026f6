using System.Text.RegularExpressions;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Checks at the start that the scalar of a list can write the list's items.</summary>
internal static partial class ListItems
{
    /// <exception cref="GraphDeclarationException">The scalar cannot write the member's items.</exception>
    public static void Check<TParent, TItem>(IGraphType type, string field, string lambda)
        where TItem : IGraphType
    {
        if (typeof(TItem) != typeof(DateTimeType) || ItemOf(typeof(TParent), lambda) is not { } item || item == typeof(DateTimeOffset))
        {
            return;
        }

        throw new GraphDeclarationException(
            $"{type.Name}.{field} ({type.GetType()}): a list of {nameof(DateTimeType)} takes {nameof(DateTimeOffset)}s, not items of "
            + $"{item.Name}. Convert them, as in .Select(item => item.ToDateTimeOffset()).");
    }

    // Only for a lambda that is just a member: the items of any other lambda are known only at run time.
    private static Type? ItemOf(Type parent, string lambda) => Member().Match(lambda) is { Success: true } member
        ? parent.GetProperty(member.Groups["member"].Value)?.PropertyType.GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0]
        : null;

    [GeneratedRegex(@"^\s*(?:static\s+)?(?<parent>\w+)\s*=>\s*\k<parent>\.(?<member>\w+)\s*$")]
    private static partial Regex Member();
}
