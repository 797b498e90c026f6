using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>
/// Finds the proto changes that cause a change of the graph: first by the message of the type, then by the field's name, then by the
/// members that the field reads. A root field is traced to the method that it calls, as far as the names show it. A type that this build no
/// longer has is found by its name only.
/// </summary>
internal sealed class ChangeCauses(IReadOnlyList<ProtoChange> changes, GraphMessages messages, ProtoSchema before, ProtoSchema after)
{
    private static readonly string[] Roots = ["Query", "Mutation", "Subscription"];

    private readonly ILookup<string, ProtoChange> _byContainer = changes.ToLookup(change => change.Container, StringComparer.Ordinal);

    public IReadOnlyList<ProtoChange> Of(GraphChange change)
    {
        if (change.Rule is GraphRule.DescriptionChanged || change.Coordinate.StartsWith('@'))
        {
            return [];
        }

        return change.Coordinate.Split('.', '(') switch
        {
            [var type] => OfType(type, change),
            [var root, var field, var argument] when Roots.Contains(root) => OfArgument(field, argument.TrimEnd(':', ')')),
            [var root, var field] when Roots.Contains(root) => OfMethods(method => ProtoNames.IsBehindRoot(method, field)),
            [var type, var member, ..] => OfMember(type, member),
            _ => [],
        };
    }

    private ProtoChange[] OfType(string type, GraphChange change)
        => change.Rule is GraphRule.TypeRemoved or GraphRule.TypeAdded or GraphRule.TypeChangedKind
            ? [.. In(type).Where(cause => cause.Member.Length == 0)]
            : [];

    private ProtoChange[] OfMember(string type, string member)
    {
        ProtoChange[] found = [.. In(type)];
        ProtoChange[] named = [.. found.Where(change => change.Member.Length == 0 || ProtoNames.IsNamed(change, member))];
        if (named.Length > 0)
        {
            return named;
        }

        var read = messages.ReadBy(type, member);
        ProtoChange[] causes = [.. found.Where(change => read.Any(name => ProtoNames.IsSame(change.Member, name)))];
        return causes.Length > 0 ? causes : OfMethods(method => ProtoNames.IsBehindEdge(method, member));
    }

    // If a service was removed, its methods were removed too.
    private ProtoChange[] OfMethods(Func<string, bool> isBehind) => [
        .. Methods().Where(found => isBehind(found.Method.Name))
            .SelectMany(
                found => _byContainer[found.Service].Where(change => change.Member.Length == 0 || change.Member == found.Method.Name))
            .Distinct(),
    ];

    private ProtoChange[] OfArgument(string field, string argument) => [
        .. Methods().Where(found => ProtoNames.IsBehindRoot(found.Method.Name, field))
            .SelectMany(found => _byContainer[found.Method.InputType.TrimStart('.')].Where(change => ProtoNames.IsNamed(change, argument)))
            .Distinct(),
    ];

    private IEnumerable<(string Service, Google.Protobuf.Reflection.MethodDescriptorProto Method)> Methods()
        => before.Methods.Concat(after.Methods);

    private IEnumerable<ProtoChange> In(string type) => ContainerOf(type) is { } container ? _byContainer[container] : [];

    private string? ContainerOf(string type)
    {
        if (messages.Of(type) is { } known)
        {
            return known;
        }

        var all = before.Messages.Keys
            .Concat(before.Enums.Keys)
            .Concat(after.Messages.Keys)
            .Concat(after.Enums.Keys)
            .Distinct(StringComparer.Ordinal);
        return all.Where(name => ProtoNames.SimpleName(name) == type).ToArray() is [var only] ? only : null;
    }
}
