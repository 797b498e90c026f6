using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Types;

/// <summary>
/// Names of types: the declaration's own name, or else with the outer message's in front, or else with the service's, or else with the
/// package's. A line of the options file comes first.
/// </summary>
internal sealed class TypeNamer
{
    private const string Request = "Request";

    private static readonly string[] Reserved =
    [
        "Query", "Mutation", "Subscription", "Node", "PageInfo", "Error", "ValidationError", "FieldViolation", "RefusedError",
        .. WellKnown.Scalars,
    ];

    private readonly Dictionary<string, TypeLine> _lines;
    private readonly HashSet<TypeLine> _used = [];

    /// <exception cref="BindingException">Two lines have one name, or a name cannot be given.</exception>
    public TypeNamer(IReadOnlyList<TypeLine> lines, IReadOnlyList<LockedName> locked)
    {
        Names = new NameTable("type", locked, Reserved);
        _lines = lines.ToDictionary(line => line.Declaration);
        foreach (var line in lines)
        {
            if (!Names.IsFree(line.Name, line.Declaration) || !Words.IsName(line.Name))
            {
                throw new BindingException($"{line.Place}: '{line.Name}' is taken, or is no name of a type.");
            }

            Names.Claim(line.Declaration, line.Name);
        }
    }

    public NameTable Names { get; }

    /// <summary>The lines of types that the graph does not have.</summary>
    public IEnumerable<TypeLine> Unused => _lines.Values.Where(line => !_used.Contains(line));

    /// <summary>Takes a name.</summary>
    /// <param name="type">A message or an enum.</param>
    /// <param name="service">What the service's names begin with.</param>
    /// <param name="isInput">Whether it is an input: <c>CreateUserRequest</c> is <c>CreateUserInput</c>, and <c>User</c> is
    /// <c>UserInput</c>.</param>
    public string Take(IDescriptor type, string service, bool isInput = false)
    {
        if (!isInput && _lines.TryGetValue(type.FullName, out var line))
        {
            _used.Add(line);
            return line.Name;
        }

        var outer = type switch
        {
            MessageDescriptor { ContainingType: { } container } => container.Name,
            EnumDescriptor { ContainingType: { } container } => container.Name,
            _ => "",
        };
        var simple = Words.Type(isInput && type.Name.EndsWith(Request, StringComparison.Ordinal) && type.Name != Request
            ? type.Name[..^Request.Length]
            : type.Name);
        var end = isInput ? "Input" : "";
        string[] wanted =
        [
            // Every message has a LabelsEntry.
            .. IsEntry(type) ? Array.Empty<string>() : [simple],
            .. outer.Length > 0 ? [Words.Type(outer) + simple] : Array.Empty<string>(),
            service + simple,
            string.Concat(
                type.FullName.Split('.').Select(part => Words.Type(part.Trim('_') is { Length: > 0 } name ? Capital(name) : "X"))),
        ];
        return Names.Take(type.FullName + (isInput ? " as input" : ""), [.. wanted.Select(name => name + end)]);
    }

    public static bool IsEntry(IDescriptor type) => type is MessageDescriptor message && message.GetOptions()?.MapEntry == true;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
