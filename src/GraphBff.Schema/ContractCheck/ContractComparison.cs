using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>Judges the graph and the protos together.</summary>
internal static class ContractComparison
{
    /// <param name="against">The name of the old contract in the report.</param>
    /// <param name="before">The old contract.</param>
    /// <param name="after">The new contract.</param>
    /// <param name="messages">The proto messages of the graph's types.</param>
    /// <param name="uses">Which clients use what; null without a usage record.</param>
    /// <param name="isRead">Whether a method counts as a read.</param>
    public static CheckResult Compare(
        string against, Contract before, Contract after, GraphMessages messages, ClientUses? uses, Func<MethodDescriptorProto, bool> isRead)
    {
        var notes = new List<string>();
        var proved = uses is { IsEmpty: false } ? uses : null;
        if (uses is { IsEmpty: true })
        {
            notes.Add("The record of usage has no client: it proves nothing, and is not used.");
        }

        IReadOnlyList<ProtoChange> protos = [];
        ProtoReaders? readers = null;
        Func<GraphChange, IReadOnlyList<ProtoChange>> causes = _ => [];
        if (before.Protos is not null && after.Protos is not null)
        {
            protos = ProtoComparison.Compare(before.Protos, after.Protos, isRead);
            causes = new ChangeCauses(protos, messages, before.Protos, after.Protos).Of;
            readers = new ProtoReaders(before.Schema, messages, before.Protos, after.Protos);
        }
        else
        {
            notes.Add("The protos are not compared: one side has no descriptor set.");
        }

        IReadOnlyList<GraphChange> graph = [];
        if (before.Schema is not null && after.Schema is not null)
        {
            graph = GraphComparison.Compare(before.Schema, after.Schema);
        }
        else
        {
            notes.Add("The graph is not compared: one side has no schema.");
        }

        JudgedChange[] judged =
        [
            .. graph.Select(change => Judge(change, causes(change), proved))
                .OrderByDescending(change => change.Severity)
                .ThenBy(change => change.Change.Coordinate, StringComparer.Ordinal)
                .ThenBy(change => change.Change.Message, StringComparer.Ordinal),
        ];
        return new CheckResult(
            against, judged, [.. Relate(protos, judged).Select(pair => Judge(pair.Change, pair.Effects, readers!, proved))], notes)
        {
            Reads = [.. after.Protos?.Reads(isRead).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()],
        };
    }

    private static JudgedChange Judge(GraphChange change, IReadOnlyList<ProtoChange> causes, ClientUses? uses)
    {
        var clients = change.Severity == Severity.Safe ? [] : uses?.Of(change.Users) ?? [];
        var isUnused = uses is not null && clients.Count == 0 && change.Severity == Severity.Breaking;
        return new JudgedChange(change, isUnused ? Severity.Dangerous : change.Severity, causes, clients);
    }

    private static JudgedProtoChange Judge(ProtoChange change, string[] effects, ProtoReaders readers, ClientUses? uses)
    {
        string[] behind = [.. readers.Of(change).Except(effects, StringComparer.Ordinal)];
        var clients = change.Severity == Severity.Safe ? [] : uses?.Of(readers.UsersOf(behind)) ?? [];
        return new JudgedProtoChange(change, effects, behind, clients);
    }

    private static (ProtoChange Change, string[] Effects)[] Relate(IReadOnlyList<ProtoChange> protos, JudgedChange[] graph)
    {
        var effects = graph
            .SelectMany(change => change.Causes.Select(cause => (cause, change.Change.Coordinate)))
            .ToLookup(pair => pair.cause, pair => pair.Coordinate);
        return
        [
            .. protos
                .Select(
                    change => (
                        Change: change, Effects: effects[change].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()))
                .OrderByDescending(change => change.Change.Severity)
                .ThenBy(change => change.Change.Name, StringComparer.Ordinal)
                .ThenBy(change => change.Change.Message, StringComparer.Ordinal),
        ];
    }
}
