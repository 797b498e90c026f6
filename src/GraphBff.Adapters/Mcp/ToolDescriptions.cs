using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Schemas;
using GraphBff.Engine;
using GraphQLParser.AST;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Mcp;

/// <summary>Describes operations to agents.</summary>
internal sealed class ToolDescriptions(GraphEngine engine)
{
    private const string References = "#/$defs/";

    public Tool Of(OperationFile file)
    {
        var hints = file.Tool!;
        var schemas = new OperationSchema(engine.Schema, file.Document, file.Operation, file.Examples);
        return new Tool
        {
            Name = NameOf(file),
            Title = hints.Title,
            Description = file.Description.Length > 0 ? file.Description : schemas.RootDescription,
            InputSchema = Element(Input(schemas)),
            OutputSchema = Element(schemas.Data()),
            Annotations = new ToolAnnotations
            {
                // Where older clients look for it.
                Title = hints.Title,
                ReadOnlyHint = file.Kind == OperationType.Query,
                DestructiveHint = hints.DestructiveHint,
                IdempotentHint = hints.IdempotentHint,
                OpenWorldHint = hints.OpenWorldHint,
            },
        };
    }

    /// <summary><c>place_order</c> for <c>PlaceOrder</c>, unless the directive says otherwise.</summary>
    public static string NameOf(OperationFile file) => file.Tool!.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(file.Name);

    private static JsonObject Input(OperationSchema schemas)
    {
        var definitions = new SchemaDefinitions(References, inlines: true);
        var input = schemas.Variables(definitions);
        if (definitions.Schemas.Count > 0)
        {
            input["$defs"] = definitions.Schemas;
        }

        return input;
    }

    private static JsonElement Element(JsonObject schema) => JsonSerializer.SerializeToElement(schema);
}
