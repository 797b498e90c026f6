namespace GraphBff.Hosting.Starting;

/// <summary>
/// Stops the host and the server from logging a failed start, each with a stack: the product explains it in one line. After the start they
/// log as configured.
/// </summary>
internal static class StartLogging
{
    private static readonly string[] Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <param name="logging">The host's logging.</param>
    /// <param name="hasStarted">Whether the host has started.</param>
    public static void StaySilentUntil(this ILoggingBuilder logging, Func<bool> hasStarted)
        => logging.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            // Copies each rule that applies to a category for that category alone: with the same level, and silent before the start. Of
            // equally specific rules the last one applies, so the most specific goes last.
            foreach (var category in Categories)
            {
                var rules = filters.Rules
                    .Where(rule => rule.CategoryName is not { } name || category.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(rule => rule.CategoryName?.Length ?? 0)
                    .Prepend(new LoggerFilterRule(null, null, filters.MinLevel, null))
                    .ToArray();
                foreach (var rule in rules)
                {
                    filters.Rules.Add(new LoggerFilterRule(
                        rule.ProviderName,
                        category,
                        rule.LogLevel,
                        (provider, name, level) => hasStarted() && (rule.Filter?.Invoke(provider, name, level) ?? true)));
                }
            }
        });
}
