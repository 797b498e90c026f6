using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Planning;

/// <summary>Gives arguments and fields of inputs that hold the keys of nodes the type <c>ID</c>.</summary>
internal static class IdTypes
{
    private const string Id = "ID";

    public static TypePlan Of(TypePlan type, ILookup<FieldDescriptor, TypePlan> ids)
        => !type.IsInput ? type : type with
        {
            Members =
            [
                .. type.Members.Select(
                    member => ids.Contains(member.Field) ? member with { Type = Of(member.Type, member.Field) } : member),
            ],
        };

    public static MethodPlan Of(MethodPlan method, ILookup<FieldDescriptor, TypePlan> ids)
        => method.Field is not { } field ? method : method with
        {
            Field = field with
            {
                Arguments =
                [
                    .. field.Arguments.Select(
                        argument => argument is { IsNode: false, Path: [.., var asked] } && ids.Contains(asked)
                            ? argument with { Type = Of(argument.Type, asked) }
                            : argument),
                ],
            },
        };

    private static string Of(string type, FieldDescriptor field)
        => type.Replace(WellKnown.Of(field.FieldType), Id, StringComparison.Ordinal);
}
