using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>Compares the versions of a message. The number identifies a field, since the wire format has nothing else.</summary>
internal static class MessageComparison
{
    public static void Compare(string message, DescriptorProto before, DescriptorProto after, List<ProtoChange> changes)
    {
        var byNumber = after.Field.ToDictionary(field => field.Number);
        var byName = after.Field.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var oldNames = before.Field.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var oldNumbers = before.Field.Select(field => field.Number).ToHashSet();
        foreach (var old in before.Field)
        {
            if (byName.TryGetValue(old.Name, out var named) && named.Number != old.Number)
            {
                changes.Add(new(Severity.Breaking, message, old.Name, $"its number changed from {old.Number} to {named.Number}"));
            }
            else if (!byNumber.TryGetValue(old.Number, out var now))
            {
                var (severity, fate) = IsReserved(after, old.Number)
                    ? (Severity.Dangerous, $"{old.Number} reserved")
                    : (Severity.Breaking, $"{old.Number} not reserved");
                changes.Add(new(severity, message, old.Name, $"the field was removed, its number {fate}")
                {
                    Removed = "field"
                });
            }
            else
            {
                if (now.Name != old.Name)
                {
                    // Read masks and JSON use the field's name.
                    changes.Add(new(Severity.Dangerous, message, old.Name, $"the field was renamed to {now.Name}")
                    {
                        NewMember = now.Name
                    });
                }

                MessageFieldComparison.Compare(message, new(before, old), new(after, now), changes);
            }
        }

        foreach (var added in after.Field.Where(field => !oldNames.Contains(field.Name) && !oldNumbers.Contains(field.Number)))
        {
            changes.Add(new(Severity.Safe, message, added.Name, $"the field was added with the number {added.Number}"));
        }
    }

    private static bool IsReserved(DescriptorProto message, int number)
        => message.ReservedRange.Any(range => range.Start <= number && number < range.End);
}
