using System.Text;

namespace GraphBff.Engine.Types;

/// <summary>
/// The GraphQL names of a protobuf enum. protoc has cut the prefix; <c>Unspecified</c> means "not set" there and is null here.
/// </summary>
internal static class EnumNames
{
    public static IEnumerable<(TEnum Value, string Member, string Name)> Of<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>()
            .Select(value => (Value: value, Member: Enum.GetName(value)!))
            .Where(value => value.Member != "Unspecified")
            .Select(value => (value.Value, value.Member, TypeNames.Constant(value.Member)));

    /// <summary>Each value's name as JSON text.</summary>
    public static Dictionary<TEnum, byte[]> Json<TEnum>()
        where TEnum : struct, Enum =>
        Of<TEnum>().ToDictionary(value => value.Value, value => Encoding.UTF8.GetBytes($"\"{value.Name}\""));
}
