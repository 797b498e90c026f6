using System.Collections.Concurrent;

namespace GraphBff.Engine.Telemetry;

/// <summary>
/// The names of operations that metrics have. Clients choose names, so their number is bounded. A name of a trusted document always has its
/// place: the operator bounds those.
/// </summary>
/// <param name="most">How many names of documents that are not trusted have a place.</param>
internal sealed class OperationNames(int most)
{
    /// <summary>For operations without a name.</summary>
    public const string None = "(none)";

    /// <summary>For names without a place.</summary>
    public const string Other = "(other)";

    private const int MaxLength = 100;

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private int _untrusted;

    /// <summary>The name that metrics have for an operation.</summary>
    public string Of(string? name, bool isTrusted)
    {
        if (name is null)
        {
            return None;
        }

        if (_names.ContainsKey(name))
        {
            return name;
        }

        if (name.Length > MaxLength)
        {
            return Other;
        }

        if (!isTrusted && Interlocked.Increment(ref _untrusted) > most)
        {
            Interlocked.Decrement(ref _untrusted);
            return Other;
        }

        _names[name] = isTrusted;
        return name;
    }

    /// <summary>A name for a span or a line of the log: a client may send a very long one.</summary>
    public static string? Short(string? name) => name is { Length: > MaxLength } ? name[..MaxLength] : name;
}
