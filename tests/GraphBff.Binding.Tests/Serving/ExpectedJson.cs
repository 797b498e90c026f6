using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Output;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>What the graph has to answer, by protobuf's JSON form of a message and the README's table of types.</summary>
internal sealed class ExpectedJson(GraphPlan plan, WireTypes types, Func<string, Google.Protobuf.Reflection.MessageDescriptor?> find)
{
    private readonly WireJson _json = new(types, find);

    /// <summary>The members of an object, down to a depth, as <see cref="Selections"/> selects them.</summary>
    public JsonNode? Of(TypePlan type, WireMessage message, int depth)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            _json.Write(writer, message);
        }

        return Object(type, JsonNode.Parse(stream.ToArray())!.AsObject(), depth);
    }

    private JsonObject Object(TypePlan type, JsonObject json, int depth)
    {
        var result = new JsonObject();
        if (type.Key.Count > 0)
        {
            result["id"] = GlobalId.Format(type.Name, Key(type, json));
        }

        foreach (var member in type.Members.Where(member => Selections.IsSelected(plan, member, depth)))
        {
            result[member.Name] = Member(member, json[member.Field.JsonName], depth);
        }

        if (result.Count == 0)
        {
            result["__typename"] = type.Name;
        }

        return result;
    }

    private JsonNode? Member(MemberPlan member, JsonNode? json, int depth)
    {
        var name = member.Type.Trim('[', ']', '!');
        if (member.Field.IsMap)
        {
            var entry = plan.Types.Single(type => !type.IsInput && type.Name == name);
            return new JsonArray([.. (json?.AsObject() ?? []).Select(pair => (JsonNode?)Entry(entry, pair, depth - 1))]);
        }

        if (member.Field.IsRepeated)
        {
            return new JsonArray([.. (json?.AsArray() ?? []).Select(item => Value(name, member, item, depth))]);
        }

        // A field without presence has its zero where JSON leaves it out.
        return json is not null ? Value(name, member, json, depth)
            : name == "Boolean" ? (member.Type.EndsWith('!') || IsEmptyMessage(member) ? false : null)
            : !member.Type.EndsWith('!') ? Zero(name, member)
            : name switch
            {
                "String" or "Base64" => "",
                "Int" or "Float" => 0,
                _ => "0",
            };
    }

    private JsonObject Entry(TypePlan type, KeyValuePair<string, JsonNode?> pair, int depth)
    {
        var result = new JsonObject();
        foreach (var member in type.Members.Where(member => Selections.IsSelected(plan, member, depth)))
        {
            var name = member.Type.Trim('[', ']', '!');
            result[member.Name] = member.Field.FieldNumber == 2 ? Value(name, member, pair.Value, depth)
                : name switch
                {
                    "Int" => int.Parse(pair.Key, CultureInfo.InvariantCulture),
                    "Boolean" => pair.Key == "true",
                    _ => pair.Key,
                };
        }

        return result;
    }

    private JsonNode? Value(string name, MemberPlan member, JsonNode? json, int depth)
    {
        if (plan.Enums.FirstOrDefault(type => type.Name == name) is { } enumeration)
        {
            return json is JsonValue value && value.TryGetValue<string>(out var text)
                ? enumeration.Values.FirstOrDefault(known => known.Value.Number == enumeration.Enum.FindValueByName(text).Number)?.Name
                : null;
        }

        if (plan.Types.FirstOrDefault(type => !type.IsInput && type.Name == name) is { } inner)
        {
            return Object(inner, json!.AsObject(), depth - 1);
        }

        return name switch
        {
            "Long" or "UnsignedLong" => json!.ToString(),
            "DateTime" => Moment(json!.GetValue<string>()),
            "Boolean" when IsEmptyMessage(member) => true,
            _ => json?.DeepClone(),
        };
    }

    // An enum's zero may have a name.
    private string? Zero(string name, MemberPlan member) => member.Field.HasPresence ? null
        : plan.Enums.FirstOrDefault(type => type.Name == name)?.Values.FirstOrDefault(value => value.Value.Number == 0)?.Name;

    private static bool IsEmptyMessage(MemberPlan member)
        => member.Field.FieldType == Google.Protobuf.Reflection.FieldType.Message
            && member.Field.MessageType.Fields.InFieldNumberOrder().Count == 0;

    // Ticks are 100 ns.
    private static string Moment(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return text;
        }

        var digits = text[(point + 1)..^1].PadRight(9, '0')[..7];
        var fraction = digits == "0000000" ? "" : digits.EndsWith("0000", StringComparison.Ordinal) ? $".{digits[..3]}" : $".{digits}";
        return $"{text[..point]}{fraction}Z";
    }

    private static string Key(TypePlan type, JsonObject json)
    {
        var parts = type.Key
            .Select(part => part.Held.Aggregate((JsonNode?)json, (holder, field) => holder?[field.JsonName])?.ToString() ?? "0")
            .ToArray();
        return parts is [var only] ? only : JsonSerializer.Serialize(parts);
    }
}
