using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>
/// Finds what a change of the protos breaks although the graph itself has not changed. For example, a field with a new number is null from
/// then on.
/// </summary>
internal sealed class ProtoReaders(SdlSchema? schema, GraphMessages messages, ProtoSchema before, ProtoSchema after)
{
    private readonly SdlType[] _roots = schema is { } known
        ? [.. known.Types.Values.Where(type => known.Roots.ContainsValue(type.Name))]
        : [];

    /// <summary>The coordinates that read the changed part, sorted; empty if none are known.</summary>
    public IReadOnlyList<string> Of(ProtoChange change)
    {
        string[] found = [.. OfTypes(change)];
        return [.. (found.Length > 0 ? found : OfRootFields(change)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The coordinates to look up in the usage record, as in <see cref="GraphChange.Users"/>.</summary>
    public string[] UsersOf(IEnumerable<string> coordinates) => [.. coordinates.SelectMany(UsersOf)];

    // A variable may set any field of an input type, and a response may contain any value of an enum.
    private string[] UsersOf(string coordinate)
    {
        var type = coordinate.Split('.')[0];
        return type == coordinate ? [type, $"{type}.*"]
            : schema?.Types.GetValueOrDefault(type) is { } known && known.Inputs.Count + known.Values.Count > 0 ? [coordinate, type]
            : [coordinate];
    }

    private IEnumerable<string> OfTypes(ProtoChange change)
    {
        foreach (var type in schema?.Types.Values.Where(type => messages.Of(type.Name) == change.Container) ?? [])
        {
            if (change.Member.Length == 0)
            {
                yield return type.Name;
            }

            var members = type.Fields.Keys
                .Where(field => messages.ReadBy(type.Name, field).Any(read => ProtoNames.IsSame(change.Member, read)))
                .Concat(
                    type.Fields.Keys.Concat(type.Inputs.Keys).Concat(type.Values.Keys).Where(member => ProtoNames.IsNamed(change, member)));
            foreach (var member in members)
            {
                yield return $"{type.Name}.{member}";
            }
        }
    }

    private IEnumerable<string> OfRootFields(ProtoChange change)
        => from root in _roots
           from field in root.Fields.Values
           from method in before.Methods.Concat(after.Methods)
           where ProtoNames.IsBehindRoot(method.Method.Name, field.Name)
           let coordinate = $"{root.Name}.{field.Name}"
           from found in change.Container == method.Service && (change.Member.Length == 0 || change.Member == method.Method.Name)
               ? [coordinate]
               : change.Container == method.Method.InputType.TrimStart('.') ? OfArguments(field, coordinate, change)
               : change.Container == method.Method.OutputType.TrimStart('.') ? [coordinate]
               : Array.Empty<string>()
           select found;

    private static string[] OfArguments(SdlField field, string coordinate, ProtoChange change)
    {
        string[] named = [.. field.Arguments.Keys
            .Where(argument => ProtoNames.IsNamed(change, argument))
            .Select(argument => $"{coordinate}({argument}:)")];
        return named.Length > 0 ? named : [coordinate];
    }
}
