using System.Globalization;

namespace GraphBff.Binding.Names;

/// <summary>
/// Gives each declaration a name of its own. Who had a name by the lock file keeps it. Of the others, who comes first has the name that
/// several want.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, string> _holders = [];
    private readonly Dictionary<string, string> _locked = [];
    private readonly Dictionary<string, string> _keepers = [];
    private readonly List<NameCollision> _collisions = [];

    /// <param name="scope">What the names are of: <c>type</c>, <c>query</c>.</param>
    /// <param name="locked">Holders and their names, by the lock file.</param>
    /// <param name="reserved">Names that the graph itself has.</param>
    public NameTable(string scope, IEnumerable<LockedName> locked, params IEnumerable<string> reserved)
    {
        Scope = scope;
        foreach (var name in reserved)
        {
            _holders.Add(name, "the graph itself");
        }

        foreach (var name in locked.Where(name => name.Scope == scope && Words.IsName(name.Name) && !_holders.ContainsKey(name.Name)))
        {
            // Of two entries that a merge brought together, the first counts.
            if (_keepers.TryAdd(name.Name, name.Holder))
            {
                _locked.TryAdd(name.Holder, name.Name);
            }
        }
    }

    public string Scope { get; }

    public IReadOnlyList<NameCollision> Collisions => _collisions;

    /// <summary>The names that were taken, for the lock file.</summary>
    public IEnumerable<LockedName> Taken
        => _holders.Where(name => name.Value != "the graph itself").Select(name => new LockedName(Scope, name.Value, name.Key));

    /// <summary>Whether a holder can still have a name.</summary>
    public bool IsFree(string name, string holder)
        => !_holders.ContainsKey(name) && _keepers.GetValueOrDefault(name, holder) == holder;

    /// <summary>Takes a name that a line of the options file gives, whatever the lock file says.</summary>
    public void Claim(string holder, string name) => _holders.Add(name, holder);

    /// <summary>Takes the holder's locked name, or else the first free one of the names, or else the last with a number.</summary>
    /// <param name="holder">Who takes it.</param>
    /// <param name="wanted">The names, the best first.</param>
    public string Take(string holder, params IReadOnlyList<string> wanted)
    {
        var name = _locked.TryGetValue(holder, out var kept) && !_holders.ContainsKey(kept) ? kept
            : wanted.FirstOrDefault(name => IsFree(name, holder)) ?? Numbered(wanted[^1], holder);
        if (name != wanted[0] && (_holders.GetValueOrDefault(wanted[0]) ?? _keepers.GetValueOrDefault(wanted[0])) is { } other)
        {
            _collisions.Add(new NameCollision(Scope, wanted[0], other, holder, name));
        }

        _holders.Add(name, holder);
        return name;
    }

    private string Numbered(string name, string holder)
    {
        var number = 2;
        while (!IsFree(Text(number), holder))
        {
            number++;
        }

        return Text(number);

        string Text(int number) => name + number.ToString(CultureInfo.InvariantCulture);
    }
}
