using System.Text.Json.Nodes;
using GraphQL.Types;

namespace GraphBff.Adapters.Schemas;

/// <summary>The schemas of what an operation selects.</summary>
internal sealed class SelectionSchemas(ISchema schema, FieldCollector collector)
{
    /// <summary>An object of one type.</summary>
    public JsonObject Object(IObjectGraphType type, IReadOnlyList<SelectedFields> selections) => Object(type, selections, [type.Name]);

    private JsonObject Object(IObjectGraphType type, IReadOnlyList<SelectedFields> selections, string[] names)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in collector.Collect(type, selections))
        {
            properties[field.Key] = Member(type, field, names);
            if (!field.IsConditional)
            {
                required.Add(field.Key);
            }
        }

        return SchemaWords.Object(properties, required, isClosed: false);
    }

    private JsonObject Member(IObjectGraphType type, CollectedField field, string[] names)
    {
        var name = field.Field.Name.StringValue;
        if (name == schema.TypeNameMetaFieldType.Name)
        {
            return names is [var only]
                ? new() { ["const"] = only }
                : new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };
        }

        if (type.GetField(name) is not { } declared)
        {
            // Introspection: any value.
            return [];
        }

        var member = Of(declared.ResolvedType!, field.Below);
        SchemaWords.Describe(member, declared.Description, declared.DeprecationReason);
        return member;
    }

    private JsonObject Of(IGraphType type, IReadOnlyList<SelectedFields> below)
        => type is NonNullGraphType nonNull ? NonNull(nonNull.ResolvedType!, below) : SchemaWords.Nullable(NonNull(type, below));

    private JsonObject NonNull(IGraphType type, IReadOnlyList<SelectedFields> below) => type switch
    {
        ListGraphType list => new() { ["type"] = "array", ["items"] = Of(list.ResolvedType!, below) },
        ScalarGraphType leaf => LeafSchemas.Of(leaf),
        IObjectGraphType one => Object(one, below),
        _ => AnyOf((IAbstractGraphType)type, below),
    };

    // Types that differ in nothing but their names share one schema, which lists the names.
    private JsonObject AnyOf(IAbstractGraphType type, IReadOnlyList<SelectedFields> below)
    {
        JsonObject[] variants =
        [
            .. from possible in type.PossibleTypes.OrderBy(possible => possible.Name, StringComparer.Ordinal)
               group possible by Object(possible, below, []).ToJsonString() into alike
               select Object(alike.First(), below, [.. alike.Select(possible => possible.Name)]),
        ];
        return variants is [var only] ? only : new() { ["anyOf"] = new JsonArray([.. variants]) };
    }
}
