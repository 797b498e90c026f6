using System.Globalization;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Rest;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace GraphBff.Adapters.OpenApi;

/// <summary>Describes one operation.</summary>
/// <param name="document">The document that refers to it.</param>
/// <param name="operation">The operation.</param>
/// <param name="schemas">Its schemas.</param>
/// <param name="path">The parameters of its path, by the names that the document has for them.</param>
internal sealed class OperationParts(
    OpenApiDocument document, RestOperation operation, RestSchemas schemas, IReadOnlyList<ParameterBinding> path)
{
    private readonly OperationFile _file = operation.File;

    private bool IsGet => HttpMethods.IsGet(_file.Http!.Method);

    public OpenApiOperation Operation(string tag)
    {
        var text = _file.Description.Length > 0 ? _file.Description : schemas.RootDescription ?? _file.Name;
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return new OpenApiOperation
        {
            OperationId = _file.Name,
            Summary = end < 0 ? text.TrimEnd('.') : text[..end],
            Description = end < 0 ? null : text,
            Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
            Parameters = [.. Parameters()],
            RequestBody = RequestBody(),
            Responses = Responses(),
        };
    }

    private IEnumerable<IOpenApiParameter> Parameters()
    {
        var aliased = new Dictionary<(string, string?), string>();
        var routeParameters = new Queue<ParameterBinding>(path);
        foreach (var parameter in operation.Variables.Parameters)
        {
            var (binding, place) = (parameter.Binding, parameter.Place);
            var name = place == ParameterPlace.Path ? routeParameters.Dequeue().Name : binding.Name;
            yield return aliased.TryAdd((binding.Variable, binding.Field), name)
                ? Parameter(parameter, name)
                : Alias(parameter, aliased[(binding.Variable, binding.Field)]);
        }

        if (IsGet)
        {
            yield return new OpenApiParameterReference(SharedParts.IfNoneMatch, document);
        }
    }

    private OpenApiParameter Parameter(RequestParameter parameter, string name)
    {
        var schema = schemas.Parameter(parameter.Binding);
        var described = new OpenApiParameter
        {
            Name = name,
            In = parameter.Place switch
            {
                ParameterPlace.Path => ParameterLocation.Path,
                ParameterPlace.Query => ParameterLocation.Query,
                _ => ParameterLocation.Header,
            },
            Required = parameter.Place == ParameterPlace.Path || parameter.Type.IsRequired,
            Description = schema["description"]?.GetValue<string>(),
            Example = schemas.ParameterExample(parameter.Binding) ?? schema["default"]?.DeepClone(),
        };
        schema.Remove("description");
        described.Schema = document.Schema(schema);
        return described;
    }

    // Without the default: a client that sends both gets a problem.
    private OpenApiParameter Alias(RequestParameter parameter, string first)
    {
        var schema = schemas.Parameter(parameter.Binding);
        schema.Remove("description");
        schema.Remove("default");
        var alias = Parameter(parameter, parameter.Binding.Name);
        alias.Required = false;
        alias.Description = $"The same as `{first}`. Give one of them.";
        alias.Example = null;
        alias.Schema = document.Schema(schema);
        return alias;
    }

    private OpenApiRequestBody? RequestBody()
        => schemas.Body() is { } body
            ? new()
            {
                Required = true,
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [MediaTypes.Json] = new OpenApiMediaType { Schema = document.Schema(body), Example = schemas.BodyExample() },
                },
            }
            : null;

    private OpenApiResponses Responses()
    {
        var status = operation.Created is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        var responses = new OpenApiResponses { [Text(status)] = Response(status, schemas.Response()) };
        if (IsGet)
        {
            responses.Add(Text(StatusCodes.Status304NotModified), new OpenApiResponseReference(SharedParts.NotModified, document));
        }

        ProblemParts.AddTo(responses, operation, document);
        return responses;
    }

    private OpenApiResponse Response(int status, JsonObject schema)
    {
        string[] headers =
        [
            .. IsGet ? (string[])[SharedParts.ETag] : [],
            .. operation.Next is null ? (string[])[] : [SharedParts.Link],
            .. operation.Created is null ? (string[])[] : [SharedParts.Location],
        ];
        return new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status),
            Headers = SharedParts.Headers(document, headers),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [MediaTypes.Json] = new OpenApiMediaType { Schema = document.Schema(schema) },
            },
        };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
