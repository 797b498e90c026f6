using System.Globalization;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Rest;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Transport.Errors;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace GraphBff.Adapters.OpenApi;

/// <summary>The responses that are problems. Each has an example.</summary>
internal static class ProblemParts
{
    private const string Other = "OtherProblem";
    private const string OtherStatus = "default";

    private static readonly KnownProblem[] All =
    [
        new(
            "Something in the request is not valid. `errors` says what.",
            Problem.OfFault(new RequestFault("It must be a whole number.") { Parameter = "first", Place = ParameterPlace.Query })),
        new("The caller is not known.", new(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "Please log in to continue")),
        new("The caller may not do this.", new(StatusCodes.Status403Forbidden, "PERMISSION_DENIED", "Permission denied")),
        new("There is nothing of this id.", Problem.NotFound),
        new(
            "It conflicts with how things are now.",
            new(StatusCodes.Status409Conflict, ErrorCodes.AlreadyExists, "Resource already exists"),
            For: operation => !operation.IsQuery),
        new("The body is too large.", Problem.Of(Refusals.PayloadTooLarge), For: operation => operation.Variables.HasBody),
        new("The body is not JSON.", Problem.Of(Refusals.UnsupportedMediaType), For: operation => operation.Variables.HasBody),
        new(
            "There are too many requests.",
            new(StatusCodes.Status429TooManyRequests, "RESOURCE_EXHAUSTED", "Rate limit exceeded, please try again")),
        new("The server failed.", Problem.Of(Refusals.Internal)),
        new(
            "A service does not answer now.",
            new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", "Service temporarily unavailable") { Retryable = true }),
        new(
            "A service did not answer in time.",
            new(StatusCodes.Status504GatewayTimeout, ErrorCodes.DeadlineExceeded, "The service did not answer in time")),
    ];

    /// <summary>Adds what operations share.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent(ProblemSchema.Name, document.Schema(ProblemSchema.Make()));
        document.AddComponent<IOpenApiResponse>(
            Other, new OpenApiResponse { Description = "Any other problem.", Content = Content(document, example: null) });
    }

    /// <summary>Adds what can go wrong with one operation.</summary>
    public static void AddTo(OpenApiResponses responses, RestOperation operation, OpenApiDocument document)
    {
        var domain = (operation.Errors?.Types ?? []).ToLookup(type => StatusTable.Of(((IErrorType)type).Code));
        foreach (var known in All.Where(known => known.For?.Invoke(operation) != false || domain.Contains(known.Example.Status)))
        {
            IObjectGraphType[] types = [.. domain[known.Example.Status]];
            responses.Add(
                known.Example.Status.ToString(CultureInfo.InvariantCulture),
                types.Length == 0 ? Shared(document, known) : Response(document, OfDomain(known, types)));
        }

        responses.Add(OtherStatus, new OpenApiResponseReference(Other, document));
    }

    private static OpenApiResponseReference Shared(OpenApiDocument document, KnownProblem known)
    {
        document.AddComponent<IOpenApiResponse>(known.Name, Response(document, known));
        return new OpenApiResponseReference(known.Name, document);
    }

    private static KnownProblem OfDomain(KnownProblem known, IObjectGraphType[] types)
    {
        var lines = types.Select(type => $"\n- `{Problem.TypeOf(type.Name)}`: {type.Description}");
        return known with
        {
            Description = $"{known.Description} By `type`:\n{string.Concat(lines)}",
            Example = new Problem(known.Example.Status, ((IErrorType)types[0]).Code, types[0].Description ?? known.Description)
            {
                ErrorType = types[0].Name,
            },
        };
    }

    private static OpenApiResponse Response(OpenApiDocument document, KnownProblem known) => new()
    {
        Description = known.Description,
        Headers = SharedParts.Headers(document, known.Headers),
        Content = Content(document, JsonNode.Parse(ProblemWriter.Json(known.Example, "4bf92f3577b34da6a3ce929d0e0e4736").Span)),
    };

    private static Dictionary<string, IOpenApiMediaType> Content(OpenApiDocument document, JsonNode? example) => new()
    {
        [ProblemWriter.MediaType] = new OpenApiMediaType
        {
            Schema = new OpenApiSchemaReference(ProblemSchema.Name, document),
            Example = example,
        },
    };

    private sealed record KnownProblem(string Description, Problem Example, Predicate<RestOperation>? For = null)
    {
        public string Name => Example.Title.Replace(" ", "", StringComparison.Ordinal);

        public string[] Headers => Example.Status switch
        {
            StatusCodes.Status401Unauthorized => [SharedParts.Challenge],
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => [SharedParts.RetryAfter],
            _ => [],
        };
    }
}
