using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace GraphBff.Adapters.OpenApi;

/// <summary>From JSON Schema, which OpenAPI 3.1 takes as it is, to the library's types.</summary>
internal static class SchemaParts
{
    public const string References = "#/components/schemas/";

    private static readonly OpenApiJsonReader Reader = new();
    private static readonly OpenApiReaderSettings Settings = new();

    public static IOpenApiSchema Schema(this OpenApiDocument document, JsonObject schema)
    {
        // The reader resolves references below what it reads, and not there.
        var holder = new JsonObject { ["items"] = schema.DeepClone() };
        return Reader.ReadFragment<OpenApiSchema>(holder, OpenApiSpecVersion.OpenApi3_1, document, out _, Settings)!.Items!;
    }
}
