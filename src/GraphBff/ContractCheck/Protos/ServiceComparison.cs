using Google.Protobuf.Reflection;

namespace GraphBff.ContractCheck.Protos;

/// <summary>What changed among the methods of a service.</summary>
internal static class ServiceComparison
{
    public static void Compare(string service, ServiceDescriptorProto before, ServiceDescriptorProto after, List<ProtoChange> changes)
    {
        var methods = after.Method.ToDictionary(method => method.Name, StringComparer.Ordinal);
        foreach (var old in before.Method)
        {
            void Add(string text) => changes.Add(new(Severity.Breaking, service, old.Name, text));

            if (!methods.Remove(old.Name, out var now))
            {
                Add("the method was removed");
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
        }

        changes.AddRange(methods.Keys.Select(name => new ProtoChange(Severity.Safe, service, name, "the method was added")));
    }
}
