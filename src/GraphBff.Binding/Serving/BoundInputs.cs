using GraphBff.Binding.Plans;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Binding.Serving;

/// <summary>Makes the types of inputs and enums.</summary>
internal static class BoundInputs
{
    public static InputObjectGraphType Input(TypePlan plan)
    {
        var input = new InputObjectGraphType { Name = plan.Name, Description = Comments.Of(plan.Message.Declaration) };
        foreach (var member in plan.Members)
        {
            input.AddField(new FieldType
            {
                Name = member.Name,
                ResolvedType = TypeText.Parse(member.Type),
                Description = Comments.Of(member.Field.Declaration),
            });
        }

        return input;
    }

    public static EnumerationGraphType Enum(EnumPlan plan)
    {
        var type = new EnumerationGraphType { Name = plan.Name, Description = Comments.Of(plan.Enum.Declaration) };
        foreach (var value in plan.Values)
        {
            type.Add(new EnumValueDefinition(value.Name, value.Value.Number)
            {
                Description = Comments.Of(value.Value.Declaration),
                DeprecationReason = value.Value.GetOptions()?.Deprecated == true ? "Deprecated by the service." : null,
            });
        }

        return type;
    }
}
