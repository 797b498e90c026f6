using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Reports;

/// <summary>Severities as reports spell them.</summary>
internal static class SeverityNames
{
    public static string Of(Severity severity) => severity.ToString().ToUpperInvariant();
}
