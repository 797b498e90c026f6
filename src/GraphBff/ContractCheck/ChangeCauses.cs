using GraphBff.ContractCheck.Graph;
using GraphBff.ContractCheck.Protos;

namespace GraphBff.ContractCheck;

/// <summary>
/// Follows changes of the graph to changes of the protos: by the message that a type stands over, then by the field's name, then by what the
/// field reads. A type that this build does not have any more is followed by its name alone.
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

        var path = change.Coordinate.Split('.', '(');
        return path.Length == 1 ? OfType(path[0], change) : OfMember(path[0], path[1]);
    }

    private ProtoChange[] OfType(string type, GraphChange change) =>
        change.Rule is GraphRule.TypeRemoved or GraphRule.TypeAdded or GraphRule.TypeChangedKind ? [.. In(type).Where(cause => cause.Member.Length == 0)] : [];

    private ProtoChange[] OfMember(string type, string member)
    {
        if (Roots.Contains(type))
        {
            // A root field calls a method, mostly of its own name.
            return [.. changes.Where(change => change.Member.Length > 0 && before.HasService(change.Container, after) && IsSame(change.Member, member))];
        }

        ProtoChange[] found = [.. In(type)];
        ProtoChange[] named = [.. found.Where(change => change.Member.Length == 0 || IsNamed(change, member))];
        if (named.Length > 0)
        {
            return named;
        }

        var read = messages.ReadBy(type, member);
        return [.. found.Where(change => read.Any(name => IsSame(change.Member, name)))];
    }

    private IEnumerable<ProtoChange> In(string type) => ContainerOf(type) is { } container ? _byContainer[container] : [];

    private string? ContainerOf(string type)
    {
        if (messages.Of(type) is { } known)
        {
            return known;
        }

        var all = before.Messages.Keys.Concat(before.Enums.Keys).Concat(after.Messages.Keys).Concat(after.Enums.Keys).Distinct(StringComparer.Ordinal);
        return all.Where(name => SimpleName(name) == type).ToArray() is [var only] ? only : null;
    }

    // Enum values carry their enum's name before their own.
    private static bool IsNamed(ProtoChange change, string member) =>
        IsSame(change.Member, member) || IsSame(change.Member, SimpleName(change.Container) + member);

    private static bool IsSame(string left, string right) =>
        string.Equals(left.Replace("_", "", StringComparison.Ordinal), right.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];
}
