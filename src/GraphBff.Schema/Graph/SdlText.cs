using System.Text.Json;
using GraphBff.Schema.Comparison;
using GraphQLParser.AST;

namespace GraphBff.Schema.Graph;

/// <summary>Writes types and values as text. Equal meanings give equal texts.</summary>
internal static class SdlText
{
    public static string Of(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => $"{Of(nonNull.Type)}!",
        GraphQLListType list => $"[{Of(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    public static string Named(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => Named(nonNull.Type),
        GraphQLListType list => Named(list.Type),
        _ => Of(type),
    };

    public static string Of(GraphQLValue value) => value switch
    {
        GraphQLObjectValue @object => $"{{{string.Join(", ", (@object.Fields ?? [])
            .OrderBy(field => field.Name.StringValue, StringComparer.Ordinal)
            .Select(field => $"{field.Name.StringValue}: {Of(field.Value)}"))}}}",
        GraphQLListValue list => $"[{string.Join(", ", (list.Values ?? []).Select(Of))}]",
        GraphQLStringValue text => JsonSerializer.Serialize(text.Value.ToString()),
        GraphQLEnumValue constant => constant.Name.StringValue,
        GraphQLNullValue => "null",
        IHasValueNode scalar => scalar.Value.ToString(),
        _ => throw new CheckException($"{value.Kind} is no default value."),
    };
}
