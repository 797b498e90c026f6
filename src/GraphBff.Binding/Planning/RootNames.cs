using GraphBff.Binding.Methods;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Planning;

/// <summary>
/// The names of a root type's fields: <c>user</c> of GetUser, <c>users</c> of ListUsers, and the whole name of any other method. Of two
/// methods of one service, the second has its whole name. Of two services, the second has its prefix.
/// </summary>
internal sealed class RootNames
{
    private readonly Dictionary<string, string> _services = [];
    private readonly Dictionary<ClassifiedMethod, string> _given = [];

    /// <param name="scope">Which root type it is.</param>
    /// <param name="methods">Its methods.</param>
    /// <param name="locked">The names of the lock file.</param>
    /// <exception cref="BindingException">A line gives a name that is none, or that another line gives.</exception>
    public RootNames(string scope, IEnumerable<ClassifiedMethod> methods, IReadOnlyList<LockedName> locked)
    {
        Names = new NameTable(scope, locked, "node", "nodes", "_entities", "_service");
        foreach (var method in methods)
        {
            if (method.Line?.Field is { } name)
            {
                if (!Words.IsName(name) || !Names.IsFree(name, method.Method.FullName))
                {
                    throw new BindingException($"{method.Line.Place}: '{name}' is taken, or is no name of a field.");
                }

                Names.Claim(method.Method.FullName, name);
                _given.Add(method, name);
            }
        }
    }

    public NameTable Names { get; }

    public string Take(ClassifiedMethod method, string wanted)
    {
        if (_given.TryGetValue(method, out var given))
        {
            return given;
        }

        var whole = Words.Camel(method.Method.Name);
        var prefix = Words.Camel(method.Prefix);
        string[] names = _services.GetValueOrDefault(wanted) == method.Service.Service
            ? [wanted, whole, prefix + Capital(whole), Words.Camel(method.Method.FullName)]
            : [wanted, prefix + Capital(wanted), prefix + Capital(whole), Words.Camel(method.Method.FullName)];
        var name = Names.Take(method.Method.FullName, names);
        _services.TryAdd(name, method.Service.Service);
        return name;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
