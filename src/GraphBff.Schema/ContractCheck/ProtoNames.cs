using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>Matches names of the protos with names of the graph.</summary>
internal static class ProtoNames
{
    private const string ChangeSuffix = "Changed";

    /// <summary>Whether two names differ only in their style: <c>user_id</c>, <c>userId</c>, <c>UserId</c>.</summary>
    public static bool IsSame(string left, string right)
        => string.Equals(
            left.Replace("_", "", StringComparison.Ordinal),
            right.Replace("_", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a change is about the member that has this name in the graph. Enum values begin with the name of their enum.
    /// </summary>
    public static bool IsNamed(ProtoChange change, string member)
        => IsNamed(change, change.Member, member) || (change.NewMember is { } now && IsNamed(change, now, member));

    /// <summary>Whether a field of Query, Mutation or Subscription calls a method, as far as the names show it.</summary>
    public static bool IsBehindRoot(string method, string field)
    {
        var subject = field.EndsWith(ChangeSuffix, StringComparison.Ordinal) ? field[..^ChangeSuffix.Length] : field;
        return IsSame(method, field)
            || IsSame(method, $"Get{field}")
            || IsSame(method, $"BatchGet{field}s")
            || IsSame(method, $"List{field}")
            || IsSame(method, $"Watch{subject}") || IsSame(method, $"Watch{subject}s");
    }

    /// <summary>Whether a field below the root calls a list method, as far as the names show it.</summary>
    public static bool IsBehindEdge(string method, string field) => IsSame(method, $"List{field}") || IsSame(method, $"BatchList{field}");

    public static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool IsNamed(ProtoChange change, string declared, string member)
        => IsSame(declared, member) || IsSame(declared, SimpleName(change.Container) + member);
}
