namespace GraphBff.Hosting.Commands;

/// <summary>
/// The forms of configuration on a command line: <c>--Key=value</c>, <c>--Key value</c>, <c>/Key=value</c> and <c>Key=value</c>.
/// </summary>
internal static class ConfigurationArguments
{
    /// <summary>The first argument that ASP.NET would ignore silently, as a sentence; null if there is none.</summary>
    public static string? Fault(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var isKey = argument.StartsWith('-') || argument.StartsWith('/');
            if (argument.Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            if (!isKey)
            {
                return $"There is no command '{argument}'.";
            }

            if (argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal))
            {
                return $"There is no option '{argument}'.";
            }

            if (++i == arguments.Count || arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                return $"There is no option '{argument}'; a setting has a value, as {argument}=value.";
            }
        }

        return null;
    }
}
