using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>The schemas of input types (GraphQL specification, 3.10 Input Objects).</summary>
internal sealed class InputSchemas(ISchema schema, SchemaDefinitions definitions)
{
    /// <summary>A variable's schema: its type, its default and an example.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="example">The example; null for none.</param>
    public JsonObject Variable(GraphQLVariableDefinition variable, GraphQLValue? example)
    {
        var type = TypeOf(variable.Type);
        var schema = WithDefault(Of(type), type, variable.DefaultValue);
        if (example is not null)
        {
            schema[SchemaWords.Examples] = new JsonArray(LiteralJson.Of(example, type));
        }

        return schema;
    }

    private IGraphType TypeOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => new NonNullGraphType(TypeOf(nonNull.Type)),
        GraphQLListType list => new ListGraphType(TypeOf(list.Type)),
        _ => schema.AllTypes[((GraphQLNamedType)type).Name.StringValue]!,
    };

    private JsonObject Of(IGraphType type)
        => type is NonNullGraphType nonNull ? NonNull(nonNull.ResolvedType!) : SchemaWords.Nullable(NonNull(type));

    private JsonObject NonNull(IGraphType type) => type switch
    {
        ListGraphType list => new() { ["type"] = "array", ["items"] = Of(list.ResolvedType!) },
        EnumerationGraphType leaf => definitions.Of(leaf.Name, isRecursive: false, () => LeafSchemas.Of(leaf)),
        ScalarGraphType leaf => LeafSchemas.Of(leaf),
        _ => definitions.Of(type.Name, ContainsItself((IInputObjectGraphType)type), () => InputObject((IInputObjectGraphType)type)),
    };

    private JsonObject InputObject(IInputObjectGraphType type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in type.Fields)
        {
            properties[field.Name] = Field(field, type.IsOneOf);
            if (field is { ResolvedType: NonNullGraphType, DefaultValue: null })
            {
                required.Add(field.Name);
            }
        }

        var schema = SchemaWords.Object(properties, required, isClosed: true);
        if (type.IsOneOf)
        {
            schema["minProperties"] = 1;
            schema["maxProperties"] = 1;
        }

        SchemaWords.Describe(schema, type.Description);
        return schema;
    }

    // The only field of a OneOf object may not be null, though its type is nullable.
    private JsonObject Field(FieldType field, bool isOneOf)
    {
        var type = field.ResolvedType!;
        var literal = field.DefaultValue as GraphQLValue ?? (field.DefaultValue is { } value ? type.ToAST(value) : null);
        var schema = WithDefault(isOneOf ? NonNull(type) : Of(type), type, literal);
        SchemaWords.Describe(schema, field.Description, field.DeprecationReason);
        return schema;
    }

    private static JsonObject WithDefault(JsonObject schema, IGraphType type, GraphQLValue? literal)
    {
        if (literal is not null)
        {
            schema["default"] = LiteralJson.Of(literal, type);
        }

        return schema;
    }

    private static bool ContainsItself(IInputObjectGraphType type)
    {
        var seen = new HashSet<IInputObjectGraphType>();
        var open = new Stack<IInputObjectGraphType>([type]);
        while (open.TryPop(out var next))
        {
            foreach (var field in next.Fields)
            {
                var inner = field.ResolvedType!.GetNamedType();
                if (inner == type)
                {
                    return true;
                }

                if (inner is IInputObjectGraphType input && seen.Add(input))
                {
                    open.Push(input);
                }
            }
        }

        return false;
    }
}
