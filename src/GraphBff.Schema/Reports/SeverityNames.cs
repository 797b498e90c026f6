using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Reports;

/// <summary>The names of severities in reports.</summary>
internal static class SeverityNames
{
    public static string Of(Severity severity) => severity.ToString().ToUpperInvariant();
}
