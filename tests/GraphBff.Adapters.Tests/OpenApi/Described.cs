using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Tests.Rest;
using GraphBff.Adapters.Tests.Schemas;
using GraphBff.Testing;
using Json.Schema;

namespace GraphBff.Adapters.Tests.OpenApi;

/// <summary>Reads the description of REST.</summary>
internal static class Described
{
    public static async Task<JsonElement> ReadAsync(TestGraph graph) => (await graph.GetAsync("/openapi.json")).Json;

    public static JsonElement Operation(JsonElement document, string method, string path)
        => document.GetProperty("paths").GetProperty(path).GetProperty(method);

    /// <summary>The schema of a response.</summary>
    public static JsonSchema Response(JsonElement document, JsonElement operation, int status, string mediaType)
    {
        var response = operation.GetProperty("responses").GetProperty($"{status}");
        if (response.TryGetProperty("$ref", out var name))
        {
            response = At(document, name.GetString()!);
        }

        var schema = response.GetProperty("content").GetProperty(mediaType).GetProperty("schema");
        return Schema(schema.TryGetProperty("$ref", out var named) ? At(document, named.GetString()!) : schema);
    }

    public static JsonSchema Schema(JsonElement schema) => Validated.Compile(JsonNode.Parse(schema.GetRawText())!);

    private static JsonElement At(JsonElement document, string reference)
        => reference.Split('/')[1..].Aggregate(document, (owner, name) => owner.GetProperty(name));
}
