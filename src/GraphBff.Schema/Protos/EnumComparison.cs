using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>Compares the versions of an enum. Several values may have the same number (<c>allow_alias</c>).</summary>
internal static class EnumComparison
{
    public static void Compare(string name, EnumDescriptorProto before, EnumDescriptorProto after, List<ProtoChange> changes)
    {
        var now = after.Value.ToDictionary(value => value.Name, value => value.Number, StringComparer.Ordinal);
        var numbers = after.Value.ToLookup(value => value.Number, value => value.Name);
        var oldNames = before.Value.Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var renamed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var old in before.Value)
        {
            if (now.TryGetValue(old.Name, out var number))
            {
                if (number != old.Number)
                {
                    changes.Add(new(Severity.Breaking, name, old.Name, $"its number changed from {old.Number} to {number}"));
                }
            }
            else if (numbers[old.Number].FirstOrDefault(other => !oldNames.Contains(other)) is { } other)
            {
                renamed.Add(other);
                changes.Add(new(Severity.Safe, name, old.Name, $"the value was renamed to {other}") { NewMember = other });
            }
            else
            {
                var (severity, fate) = IsReserved(after, old.Number)
                    ? (Severity.Dangerous, $"{old.Number} reserved")
                    : (Severity.Breaking, $"{old.Number} not reserved");
                changes.Add(new(severity, name, old.Name, $"the value was removed, its number {fate}")
                {
                    Removed = "value"
                });
            }
        }

        foreach (var added in after.Value.Where(value => !oldNames.Contains(value.Name) && !renamed.Contains(value.Name)))
        {
            changes.Add(new(Severity.Safe, name, added.Name, $"the value was added with the number {added.Number}"));
        }
    }

    // The end of an enum's range is inclusive. That of a message's range is not.
    private static bool IsReserved(EnumDescriptorProto @enum, int number)
        => @enum.ReservedRange.Any(range => range.Start <= number && number <= range.End);
}
