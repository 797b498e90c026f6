using System.Text.Json.Nodes;
using GraphQL.Types;

namespace GraphBff.Adapters.Schemas;

/// <summary>The schemas of scalars and enums.</summary>
internal static class LeafSchemas
{
    public static JsonObject Of(ScalarGraphType type)
        => type is EnumerationGraphType enumeration ? Enumeration(enumeration) : type.Name switch
        {
            // The bounds are for validators, which ignore the format. The format is for generators of code.
            "Int" => new() { ["type"] = "integer", ["format"] = "int32", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
            "Float" => new() { ["type"] = "number", ["format"] = "double" },
            "Boolean" => new() { ["type"] = "boolean" },
            "String" or "ID" => new() { ["type"] = "string" },
            "Long" => Described(type, new() { ["type"] = "string", ["pattern"] = "^-?[0-9]+$" }),
            "DateTime" => Described(type, new() { ["type"] = "string", ["format"] = "date-time" }),
            _ => Described(type, []),
        };

    private static JsonObject Enumeration(EnumerationGraphType type)
        => Described(type, new() { ["type"] = "string", ["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]) });

    private static JsonObject Described(ScalarGraphType type, JsonObject schema)
    {
        SchemaWords.Describe(schema, type.Description);
        return schema;
    }
}
