using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace GraphBff.Adapters.Tests.Schemas;

/// <summary>Asks a JSON Schema validator that is not ours.</summary>
internal static class Validated
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };

    /// <summary>The schema for the validator, which checks it on the way.</summary>
    public static JsonSchema Compile(JsonNode schema)
        => JsonSchema.FromText(
            schema.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 });

    /// <summary>Why a value is not valid; empty if it is.</summary>
    public static string Faults(this JsonSchema schema, JsonElement value)
    {
        var results = schema.Evaluate(value, Strict);
        return results.IsValid
            ? ""
            : string.Join('\n', (results.Details ?? [])
                .Where(detail => detail.Errors is not null)
                .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}").Prepend("invalid"));
    }

    public static bool Accepts(this JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Faults(document.RootElement).Length == 0;
    }
}
