using GraphBff.Engine.Parsing;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>Compares the arguments of two fields. They must be written in the same way, but their order does not matter.</summary>
internal static class SameArguments
{
    public static bool Of(GraphQLField left, GraphQLField right)
    {
        if ((left.Arguments?.Count ?? 0) != (right.Arguments?.Count ?? 0))
        {
            return false;
        }

        foreach (var argument in left.Arguments?.Items ?? [])
        {
            if (right.Arguments!.ValueFor(argument.Name.Value) is not { } other || !Same(argument.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(GraphQLValue left, GraphQLValue right) => (left, right) switch
    {
        (GraphQLVariable one, GraphQLVariable two) => one.Name == two.Name,
        (GraphQLEnumValue one, GraphQLEnumValue two) => one.Name == two.Name,
        (GraphQLListValue one, GraphQLListValue two) => Same(one.Values ?? [], two.Values ?? []),
        (GraphQLObjectValue one, GraphQLObjectValue two) => Same(one.Fields ?? [], two),
        (LocatedNodes.StringValue one, LocatedNodes.StringValue two) => one.IsBlock == two.IsBlock && one.Value == two.Value,
        (IHasValueNode one, IHasValueNode two) => left.Kind == right.Kind && one.Value == two.Value,
        _ => false,
    };

    private static bool Same(List<GraphQLValue> left, List<GraphQLValue> right)
    {
        var same = left.Count == right.Count;
        for (var index = 0; same && index < left.Count; index++)
        {
            same = Same(left[index], right[index]);
        }

        return same;
    }

    private static bool Same(List<GraphQLObjectField> left, GraphQLObjectValue right)
        => left.Count == (right.Fields?.Count ?? 0)
            && left.TrueForAll(field => right.Field(field.Name.Value) is { } other && Same(field.Value, other.Value));
}
