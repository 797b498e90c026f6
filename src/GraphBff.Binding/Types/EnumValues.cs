using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Types;

/// <summary>
/// The values of an enum, one for each number. They lose the enum's name in front. The number 0 is null if it is named UNSPECIFIED, and a
/// value of its own otherwise.
/// </summary>
internal static class EnumValues
{
    private static readonly string[] NotNames = ["true", "false", "null"];

    public static IReadOnlyList<EnumValuePlan> Of(EnumDescriptor type, NameTable names)
    {
        var prefix = Words.Snake(type.Name) + "_";
        var seen = new HashSet<int>();
        var values = new List<EnumValuePlan>();
        foreach (var value in type.Values.Where(value => seen.Add(value.Number) && !IsUnspecified(value, prefix)))
        {
            // A name of the whole enum is kept, e.g. where the rest is no name: HTTP_2 of Http.
            var own = value.Name.TrimStart('_');
            var rest = own.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? own[prefix.Length..].TrimStart('_') : "";
            var name = rest.Length == 0 || char.IsAsciiDigit(rest[0]) || NotNames.Contains(rest) ? own : rest;
            values.Add(new EnumValuePlan(names.Take(value.FullName, Usable(name), $"{Usable(name)}_"), value));
        }

        return values;
    }

    private static bool IsUnspecified(EnumValueDescriptor value, string prefix)
        => value.Number == 0
            && (value.Name.Equals("UNSPECIFIED", StringComparison.OrdinalIgnoreCase)
                || value.Name.Equals($"{prefix}UNSPECIFIED", StringComparison.OrdinalIgnoreCase)
                || value.Name.EndsWith("_UNSPECIFIED", StringComparison.OrdinalIgnoreCase));

    private static string Usable(string name)
        => name.Length == 0 || char.IsAsciiDigit(name[0]) || NotNames.Contains(name) ? $"_{name}" : name;
}
