using System.Globalization;
using System.Text;
using GraphBff.Adapters.Rest;
using GraphBff.Adapters.Schemas;
using GraphBff.Engine;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace GraphBff.Adapters.OpenApi;

/// <summary>The routes of REST as a document of OpenAPI 3.1.</summary>
internal sealed class RestDescription(RestRoutes routes, GraphEngine engine, IOptions<OpenApiOptions> options)
{
    private const string Scheme = "bearer";

    /// <summary>Makes the document.</summary>
    /// <returns>JSON in UTF-8.</returns>
    public byte[] Write()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Document().SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private OpenApiDocument Document()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = options.Value.Title,
                Version = typeof(RestDescription).Assembly.GetName().Version!.ToString(3),
            },
            Servers = [new OpenApiServer { Url = "/" }],
            Tags = routes.Operations.Select(TagOf).Distinct().Order().Select(name => new OpenApiTag { Name = name }).ToHashSet(),
        };
        document.AddComponent<IOpenApiSecurityScheme>(
            Scheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Scheme,
                Description = "Goes to the services, which decide what the caller may do.",
            });

        // The empty one says that a request may come without.
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }, []];
        SharedParts.AddTo(document);
        AddPaths(document);
        return document;
    }

    private void AddPaths(OpenApiDocument document)
    {
        var definitions = new SchemaDefinitions(SchemaParts.References, inlines: false);
        foreach (var operations in routes.Operations.GroupBy(operation => operation.File.Http!.Shape))
        {
            // OpenAPI has one name for each parameter of a path. Files may have several.
            var first = operations.First().File.Http!;
            var path = new OpenApiPathItem();
            foreach (var operation in operations)
            {
                var parts = new OperationParts(
                    document, operation, new RestSchemas(engine.Schema, operation, definitions), first.RouteParameters);
                path.AddOperation(new HttpMethod(operation.File.Http!.Method), parts.Operation(TagOf(operation)));
            }

            document.Paths.Add(first.Path, path);
        }

        foreach (var (name, schema) in definitions.Schemas)
        {
            document.AddComponent(name, document.Schema(schema!.AsObject()));
        }
    }

    // The first segment that is not common to all paths.
    private string TagOf(RestOperation operation)
    {
        var segments = operation.File.Http!.Path[1..].Split('/').Where(segment => segment[0] != '{').ToList();
        var common = routes.Prefix.Count(letter => letter == '/');
        return segments.ElementAtOrDefault(common) ?? segments[^1];
    }
}
