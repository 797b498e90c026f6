using System.Text.Json;
using GraphBff.Engine;
using GraphBff.Engine.Operations;

namespace GraphBff.Schema.Artefacts;

/// <summary>
/// The graph's own response to an introspection query (GraphQL specification, 4.2) with everything that today's tools ask for. Only its
/// <c>data</c>, which graphql-js calls the result of an introspection query.
/// </summary>
internal static class Introspection
{
    public static async Task<JsonDocument> RunAsync(GraphEngine engine, IServiceProvider services)
    {
        var request = new OperationRequest { Query = Query.ToArray(), Deadline = DateTimeOffset.MaxValue, Services = services };
        using var result = await engine.ExecuteAsync(request, CancellationToken.None);
        using var response = JsonDocument.Parse(result.Body);
        return response.RootElement.TryGetProperty("errors", out var errors)
            ? throw new ArtefactException($"The graph does not answer its introspection: {errors.GetRawText()}")
            : JsonSerializer.SerializeToDocument(response.RootElement.GetProperty("data"));
    }

    private static ReadOnlySpan<byte> Query
        => """
        {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...Type }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } }
          }
        }
        fragment Type on __Type {
          kind
          name
          description
          specifiedByURL
          isOneOf
          fields(includeDeprecated: true) {
            name
            description
            args(includeDeprecated: true) { ...Input }
            type { ...Reference }
            isDeprecated
            deprecationReason
          }
          inputFields(includeDeprecated: true) { ...Input }
          interfaces { ...Reference }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...Reference }
        }
        fragment Input on __InputValue {
          name
          description
          type { ...Reference }
          defaultValue
          isDeprecated
          deprecationReason
        }
        fragment Reference on __Type {
          kind
          name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        }
        """u8;
}
