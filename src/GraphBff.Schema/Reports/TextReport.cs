using System.Globalization;
using System.Text;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.ContractCheck;

namespace GraphBff.Schema.Reports;

/// <summary>The report for people. Each change is a line, with its details indented below. The last line is the verdict.</summary>
internal static class TextReport
{
    public static string Of(CheckResult result)
    {
        var text = new StringBuilder();
        foreach (var change in result.Graph)
        {
            Head(text, change.Severity, change.Change.Coordinate, change.Change.Message);
            foreach (var cause in change.Causes)
            {
                Detail(text, $"caused by {cause}");
            }

            Clients(text, change.Clients);
            if (change.IsUnused)
            {
                Detail(text, $"no client in the record uses it; {SeverityNames.Of(change.Change.Severity)} without the record");
            }
        }

        foreach (var change in result.Protos)
        {
            Head(text, change.Change.Severity, $"proto {change.Change.Name}", change.Change.Message);
            Effects(text, change);
            Clients(text, change.Clients);
        }

        foreach (var note in result.Notes)
        {
            Line(text, note);
        }

        if (result.Reads.Count > 0)
        {
            Line(text, $"Reads, which are sent again where a service is UNAVAILABLE: {string.Join(", ", result.Reads)}");
        }

        Line(text, $"{SeverityNames.Of(result.Verdict)}: {Summary(result)}");
        return text.ToString();
    }

    private static string Summary(CheckResult result)
    {
        var count = result.Graph.Count + result.Protos.Count;
        if (count == 0)
        {
            return $"nothing changed against {result.Against}";
        }

        var (breaking, dangerous, safe) = (result.Count(Severity.Breaking), result.Count(Severity.Dangerous), result.Count(Severity.Safe));
        return $"{count} {(count == 1 ? "change" : "changes")} against {result.Against}: {breaking} breaking, {dangerous} dangerous, "
            + $"{safe} safe";
    }

    private static void Effects(StringBuilder text, JudgedProtoChange change)
    {
        if (change.Effects.Count > 0)
        {
            Detail(text, $"in the graph: {string.Join(", ", change.Effects)}");
        }

        if (change.Behind.Count > 0)
        {
            Detail(text, $"read by unchanged fields: {string.Join(", ", change.Behind)}");
        }

        if (change.Effects.Count + change.Behind.Count == 0)
        {
            Detail(text, "no known field of the graph reads it");
        }
    }

    private static void Clients(StringBuilder text, IEnumerable<ClientUse> clients)
    {
        foreach (var client in clients)
        {
            Detail(text, $"used by {Client(client)}");
        }
    }

    private static string Client(ClientUse client)
    {
        var versions = client.Versions.Count > 0 ? $" {string.Join(", ", client.Versions)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{client.Name}{versions}: {client.Operations:N0} {(client.Operations == 1 ? "operation" : "operations")}");
    }

    private static void Head(StringBuilder text, Severity severity, string subject, string message)
        => Line(text, $"{SeverityNames.Of(severity),-9}  {subject}  {message}");

    private static void Detail(StringBuilder text, string detail) => Line(text, $"           {detail}");

    // Descriptions and reasons come from the schema, and may have several lines.
    private static void Line(StringBuilder text, string line) => text.Append(line.ReplaceLineEndings(" ")).Append('\n');
}
