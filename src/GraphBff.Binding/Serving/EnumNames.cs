using System.Collections.Frozen;
using System.Text;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>The names of an enum's numbers, as JSON.</summary>
internal sealed class EnumNames(FrozenDictionary<int, byte[]> names)
{
    /// <summary>Whether there are any: an enum without names is no enum in the graph.</summary>
    public bool HasNames => names.Count > 0;

    /// <summary>The name of a number; null if it counts as null.</summary>
    public byte[]? Json(int number) => names.GetValueOrDefault(number);

    public static EnumNames Of(EnumPlan plan)
        => new(plan.Values.ToFrozenDictionary(value => value.Value.Number, value => Encoding.UTF8.GetBytes($"\"{value.Name}\"")));
}
