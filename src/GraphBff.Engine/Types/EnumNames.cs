using System.Reflection;
using System.Text;

namespace GraphBff.Engine.Types;

/// <summary>
/// The GraphQL names of a protobuf enum, one per number. protoc has already removed the prefix. <c>Unspecified</c> means "not set" in
/// protobuf, which is null here.
/// </summary>
internal static class EnumNames
{
    // Not generic: the start would compile the same code for each enum.
    public static IEnumerable<(object Value, string Member, string Name)> Of(Type type)
    {
        foreach (var members in type.GetFields(BindingFlags.Public | BindingFlags.Static).GroupBy(member => member.GetValue(null)!))
        {
            var member = (members.FirstOrDefault(member => !IsAlias(member)) ?? members.First()).Name;
            if (member != "Unspecified")
            {
                yield return (members.Key, member, TypeNames.Constant(member));
            }
        }
    }

    // protoc marks the aliases of a number (allow_alias). The attribute is found by its name, since the engine does not reference protobuf.
    private static bool IsAlias(FieldInfo member) => member.CustomAttributes.Any(attribute =>
        attribute.AttributeType.Name == "OriginalNameAttribute"
        && attribute.NamedArguments.Any(argument => argument is { MemberName: "PreferredAlias", TypedValue.Value: false }));

    /// <summary>Each value's name as JSON text.</summary>
    public static Dictionary<TEnum, byte[]> Json<TEnum>()
        where TEnum : struct, Enum
    {
        var names = new Dictionary<TEnum, byte[]>();
        foreach (var (value, _, name) in Of(typeof(TEnum)))
        {
            names.Add((TEnum)value, Encoding.UTF8.GetBytes($"\"{name}\""));
        }

        return names;
    }
}
