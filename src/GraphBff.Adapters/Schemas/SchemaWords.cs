using System.Text.Json.Nodes;

namespace GraphBff.Adapters.Schemas;

/// <summary>The keywords of JSON Schema that several schemas share.</summary>
internal static class SchemaWords
{
    public const string Examples = "examples";

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

    /// <summary>The same without null.</summary>
    public static JsonObject NotNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.First(type => !IsNull(type))!.DeepClone();
            (schema["enum"] as JsonArray)?.RemoveAll(value => value is null);
        }

        if (schema["anyOf"] is JsonArray variants
            && variants.RemoveAll(variant => IsNull(variant!["type"])) > 0
            && variants is [JsonObject only])
        {
            schema.Remove("anyOf");
            foreach (var (keyword, value) in only)
            {
                schema.TryAdd(keyword, value?.DeepClone());
            }
        }

        return schema;
    }

    public static bool IsNullable(JsonObject schema)
        => schema["type"] is JsonArray || (schema["anyOf"] as JsonArray)?.Any(variant => IsNull(variant!["type"])) == true;

    private static bool IsNull(JsonNode? type) => type is JsonValue && type.GetValue<string>() == "null";

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
