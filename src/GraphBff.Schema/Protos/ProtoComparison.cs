using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>Compares two descriptor sets, judged by the binary wire format.</summary>
internal static class ProtoComparison
{
    /// <param name="before">The old descriptor set.</param>
    /// <param name="after">The new descriptor set.</param>
    /// <param name="isRead">Whether a method counts as a read.</param>
    public static IReadOnlyList<ProtoChange> Compare(ProtoSchema before, ProtoSchema after, Func<MethodDescriptorProto, bool> isRead)
    {
        var changes = new List<ProtoChange>();
        Compare(
            before.Messages, after.Messages, "message", (name, old, now) => MessageComparison.Compare(name, old, now, changes), changes);
        Compare(before.Enums, after.Enums, "enum", (name, old, now) => EnumComparison.Compare(name, old, now, changes), changes);
        Compare(
            before.Services,
            after.Services,
            "service",
            (name, old, now) => ServiceComparison.Compare(name, old, now, isRead, changes),
            changes);
        return changes;
    }

    private static void Compare<T>(
        Dictionary<string, T> before, Dictionary<string, T> after, string word, Action<string, T, T> compare, List<ProtoChange> changes)
    {
        foreach (var (name, old) in before)
        {
            if (after.TryGetValue(name, out var now))
            {
                compare(name, old, now);
            }
            else
            {
                changes.Add(new(Severity.Breaking, name, "", $"the {word} was removed") { Removed = word });
            }
        }

        foreach (var name in after.Keys.Where(name => !before.ContainsKey(name)))
        {
            changes.Add(new(Severity.Safe, name, "", $"the {word} was added"));
        }
    }
}
