using System.Text.Json.Nodes;

namespace GraphBff.Adapters.Schemas;

/// <summary>The keywords of JSON Schema that several schemas share.</summary>
internal static class SchemaWords
{
    public static JsonObject Object(JsonObject properties, JsonArray required, bool isClosed)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (isClosed)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    /// <summary>The same, or null.</summary>
    public static JsonObject Nullable(JsonObject schema)
    {
        if (schema.Count == 0)
        {
            // Takes everything, so null too.
            return schema;
        }

        var isNull = new JsonObject { ["type"] = "null" };
        if (schema["anyOf"] is JsonArray variants)
        {
            variants.Add(isNull);
            return schema;
        }

        if (schema["type"] is not JsonValue type)
        {
            return new JsonObject { ["anyOf"] = new JsonArray(schema, isNull) };
        }

        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    /// <summary>Adds a description, which takes the place of the type's own.</summary>
    public static void Describe(JsonObject schema, string? description, string? deprecation = null)
    {
        if (deprecation is not null)
        {
            schema["deprecated"] = true;
            description = $"{description} Deprecated: {deprecation}".TrimStart();
        }

        if (description is { Length: > 0 })
        {
            schema["description"] = description;
        }
    }
}
