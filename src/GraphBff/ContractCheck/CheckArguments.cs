namespace GraphBff.ContractCheck;

/// <summary>The command line of <c>schema check --against</c>.</summary>
/// <param name="Against">The old contract: what is there as a file or directory is one, the rest is git's.</param>
/// <param name="Schema">A file or directory to check in the place of this build; null for this build.</param>
/// <param name="Usage">Records of usage.</param>
/// <param name="IsJson">Whether the report is JSON.</param>
internal sealed record CheckArguments(string Against, string? Schema, IReadOnlyList<string> Usage, bool IsJson)
{
    public const string Form = "schema check --against GIT-REF|FILE|DIRECTORY [--usage FILE]… [--schema FILE|DIRECTORY] [--format text|json]";

    /// <summary>Reads what follows <c>schema check</c>; null where it is not understood.</summary>
    public static CheckArguments? Read(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var usage = new List<string>();
        for (int i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || arguments[i + 1].Length == 0)
            {
                return null;
            }

            var (name, value) = (arguments[i], arguments[i + 1]);
            if (name == "--usage")
            {
                usage.Add(value);
            }
            else if (name is not ("--against" or "--schema" or "--format") || !given.TryAdd(name, value))
            {
                return null;
            }
        }

        return given.TryGetValue("--against", out var against) && given.GetValueOrDefault("--format", "text") is "text" or "json"
            ? new CheckArguments(against, given.GetValueOrDefault("--schema"), usage, given.GetValueOrDefault("--format") == "json")
            : null;
    }
}
