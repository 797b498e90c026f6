namespace GraphBff.Hosting.Starting;

/// <summary>
/// Keeps the host and the server from logging a failed start, each with a stack: the product says it in a line. From the start on they log as
/// configured.
/// </summary>
internal static class StartLogging
{
    private static readonly string[] Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <param name="logging">The host's.</param>
    /// <param name="hasStarted">Whether it runs.</param>
    public static void StaySilentUntil(this ILoggingBuilder logging, Func<bool> hasStarted) =>
        logging.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            // Each rule that holds for a category, once more for that category alone: as strict as it is, and silent before the start. Of rules
            // as specific as each other the last one counts, so the most specific goes last.
            foreach (string category in Categories)
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
