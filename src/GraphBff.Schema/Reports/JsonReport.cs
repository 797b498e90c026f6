using System.Text.Json;
using GraphBff.Schema.Artefacts;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.ContractCheck;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.Reports;

/// <summary>
/// The report for programs, as one JSON object. Readers ignore members that they do not know. A change that a reader would notice raises
/// <c>version</c>.
/// </summary>
internal static class JsonReport
{
    private const int Version = 1;

    public static string Of(CheckResult result) => JsonSerializer.Serialize(
        new
        {
            Format = "graphbff-contract-check",
            Version,
            Verdict = SeverityNames.Of(result.Verdict),
            result.Against,
            Breaking = result.Count(Severity.Breaking),
            Dangerous = result.Count(Severity.Dangerous),
            Safe = result.Count(Severity.Safe),
            Graph = result.Graph.Select(Describe),
            Protos = result.Protos.Select(Describe),
            result.Reads,
            result.Notes,
        },
        JsonFormat.Options) + "\n";

    private static object Describe(JudgedChange change) => new
    {
        Severity = SeverityNames.Of(change.Severity),
        Rule = JsonNamingPolicy.SnakeCaseUpper.ConvertName(change.Change.Rule.ToString()),
        RuleSeverity = SeverityNames.Of(change.Change.Severity),
        change.Change.Coordinate,
        change.Change.Message,
        Causes = change.Causes.Select(Name),
        change.Clients,
    };

    private static object Describe(JudgedProtoChange change) => new
    {
        Severity = SeverityNames.Of(change.Change.Severity),
        change.Change.Name,
        change.Change.Message,
        change.Effects,
        change.Behind,
        change.Clients,
    };

    private static object Name(ProtoChange cause) => new { cause.Name, cause.Message };
}
