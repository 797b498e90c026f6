using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>A small query of a graph.</summary>
internal static class Samples
{
    private const int Fields = 2;

    public static string? Of(GraphPlan plan)
    {
        var field = plan.Services.SelectMany(service => service.Methods)
            .Where(method => method.Use == MethodUse.Query && Unserved.Of(method) is null)
            .Select(method => method.Field!)
            .FirstOrDefault(field => field.Arguments.All(argument => !argument.Type.EndsWith('!')));
        if (field is null)
        {
            return null;
        }

        var item = Unserved.IsConnection(field) ? Item(plan, field.Path[^1].FieldType == FieldType.Message
                ? plan.Types.FirstOrDefault(type => !type.IsInput && type.Message == field.Path[^1].MessageType) : null)
            : Item(plan, plan.Types.FirstOrDefault(type => !type.IsInput && type.Name == field.Type.Trim('[', ']', '!')));
        return Unserved.IsConnection(field) ? $"{{ {field.Name}(first: 3) {{ nodes{item} }} }}" : $"{{ {field.Name}{item} }}";
    }

    // Empty for a scalar.
    private static string Item(GraphPlan plan, TypePlan? type)
    {
        if (type is null)
        {
            return "";
        }

        var leaves = type.Members
            .Where(member => plan.Types.All(other => other.Name != member.Type.Trim('[', ']', '!')))
            .Take(Fields)
            .Select(member => member.Name);
        return $" {{ {string.Join(' ', type.Key.Count > 0 ? leaves.Prepend("id") : leaves.DefaultIfEmpty("__typename"))} }}";
    }
}
