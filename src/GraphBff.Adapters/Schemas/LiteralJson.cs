using System.Text.Json.Nodes;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>A GraphQL literal as the JSON that a client would send for it.</summary>
internal static class LiteralJson
{
    /// <param name="value">A literal without variables.</param>
    /// <param name="type">Its type.</param>
    public static JsonNode? Of(GraphQLValue value, IGraphType type) => (value, type) switch
    {
        (GraphQLNullValue, _) => null,
        (_, NonNullGraphType nonNull) => Of(value, nonNull.ResolvedType!),
        (GraphQLListValue list, ListGraphType of) => new JsonArray([.. (list.Values ?? []).Select(item => Of(item, of.ResolvedType!))]),
        (_, ListGraphType of) => new JsonArray(Of(value, of.ResolvedType!)),
        (GraphQLObjectValue given, IInputObjectGraphType of) => Object(given, of),
        (GraphQLIntValue number, { Name: "ID" or "Long" }) => number.Value.ToString(),
        (GraphQLIntValue number, _) => JsonNode.Parse(number.Value.ToString()),
        (GraphQLFloatValue number, _) => JsonNode.Parse(number.Value.ToString()),
        (GraphQLBooleanValue truth, _) => truth.BoolValue,
        (GraphQLStringValue text, _) => text.Value.ToString(),
        (GraphQLEnumValue name, _) => name.Name.StringValue,
        _ => throw new InvalidOperationException($"A default of the type {type} cannot be {value.Kind}."),
    };

    private static JsonObject Object(GraphQLObjectValue given, IInputObjectGraphType type)
    {
        var json = new JsonObject();
        foreach (var field in given.Fields ?? [])
        {
            json[field.Name.StringValue] = Of(field.Value, type.GetField(field.Name.Value)!.ResolvedType!);
        }

        return json;
    }
}
