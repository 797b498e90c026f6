using System.Reflection;
using System.Text;

namespace GraphBff.Engine.Types;

/// <summary>
/// The GraphQL names of a protobuf enum, one per number. protoc has already removed the prefix. <c>Unspecified</c> means "not set" in
/// protobuf, which is null here.
/// </summary>
internal static class EnumNames
{
    public static IEnumerable<(TEnum Value, string Member, string Name)> Of<TEnum>()
        where TEnum : struct, Enum
        => typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static)
            .GroupBy(member => (TEnum)member.GetValue(null)!)
            .Select(members => (Value: members.Key, Member: (members.FirstOrDefault(member => !IsAlias(member)) ?? members.First()).Name))
            .Where(value => value.Member != "Unspecified")
            .Select(value => (value.Value, value.Member, TypeNames.Constant(value.Member)));

    // protoc marks the aliases of a number (allow_alias). The attribute is found by its name, since the engine does not reference protobuf.
    private static bool IsAlias(FieldInfo member) => member.CustomAttributes.Any(attribute =>
        attribute.AttributeType.Name == "OriginalNameAttribute"
        && attribute.NamedArguments.Any(argument => argument is { MemberName: "PreferredAlias", TypedValue.Value: false }));

    /// <summary>Each value's name as JSON text.</summary>
    public static Dictionary<TEnum, byte[]> Json<TEnum>()
        where TEnum : struct, Enum
        => Of<TEnum>().ToDictionary(value => value.Value, value => Encoding.UTF8.GetBytes($"\"{value.Name}\""));
}
