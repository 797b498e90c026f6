using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>Compares the methods of a service.</summary>
internal static class ServiceComparison
{
    public static void Compare(
        string service,
        ServiceDescriptorProto before,
        ServiceDescriptorProto after,
        Func<MethodDescriptorProto, bool> isRead,
        List<ProtoChange> changes)
    {
        var methods = after.Method.ToDictionary(method => method.Name, StringComparer.Ordinal);
        foreach (var old in before.Method)
        {
            void Add(string text, Severity severity = Severity.Breaking) => changes.Add(new(severity, service, old.Name, text));

            if (!methods.Remove(old.Name, out var now))
            {
                changes.Add(new(Severity.Breaking, service, old.Name, "the method was removed") { Removed = "method" });
                continue;
            }

            if (old.InputType != now.InputType)
            {
                Add($"its request changed from {old.InputType.TrimStart('.')} to {now.InputType.TrimStart('.')}");
            }

            if (old.OutputType != now.OutputType)
            {
                Add($"its response changed from {old.OutputType.TrimStart('.')} to {now.OutputType.TrimStart('.')}");
            }

            if ((old.ClientStreaming, old.ServerStreaming) != (now.ClientStreaming, now.ServerStreaming))
            {
                Add("its streaming changed");
            }
            else if (isRead(old) != isRead(now))
            {
                Add(
                    isRead(now)
                        ? "it counts as a read now: the graph may send a call again"
                        : "it no longer counts as a read: the graph sends a call once",
                    Severity.Dangerous);
            }
        }

        changes.AddRange(methods.Values.Select(added => new ProtoChange(
            Severity.Safe, service, added.Name, isRead(added) ? "the method was added, a read" : "the method was added")));
    }
}
