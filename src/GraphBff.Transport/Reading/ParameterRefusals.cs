using System.Globalization;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Reading;

/// <summary>Why the parameters of a request cannot be read. Each is a <c>BAD_REQUEST</c>.</summary>
internal static class ParameterRefusals
{
    public static Refusal EmptyBody { get; } = Refusals.BadRequest("The body is empty; it must be a JSON object with a parameter 'query'.");

    public static Refusal BodyNotUtf8 { get; } = Refusals.BadRequest("The body is not valid UTF-8.");

    public static Refusal BodyNotObject { get; } = NotGraphQL("The body must be a JSON object.");

    public static Refusal Batch { get; } = NotGraphQL("Batching is not supported: the body must be one JSON object, not an array.");

    public static Refusal UnpairedSurrogate { get; } = NotGraphQL("A string escapes half of a surrogate pair, which is no character.");

    public static Refusal NoQuery { get; } = NotGraphQL("Parameter 'query' is missing.");

    public static Refusal PersistedQueryVersion { get; } = NotGraphQL("Unsupported persisted query version");

    public static Refusal QueryAndDocumentId { get; } = NotGraphQL("Parameters 'query' and 'documentId' exclude each other.");

    public static Refusal TwoDocumentIds { get; } = NotGraphQL("The parameters name two different documents.");

    public static Refusal UnknownErrorBehavior { get; } = NotGraphQL("Parameter 'onError' must be \"NULL\", \"PROPAGATE\" or \"HALT\".");

    public static Refusal DocumentIdTooLong(ParameterName name)
        => NotGraphQL($"Parameter '{NameOf(name)}' is longer than the {DocumentId.MaxLength} bytes of an id.");

    public static Refusal Duplicate(ParameterName name) => NotGraphQL($"Parameter '{NameOf(name)}' is given twice.");

    public static Refusal ParameterNotUtf8(ParameterName name) => Refusals.BadRequest($"Parameter '{NameOf(name)}' is not valid UTF-8.");

    public static Refusal BrokenParameter(ParameterName name)
        => Refusals.BadRequest($"Parameter '{NameOf(name)}' is not valid JSON, or nested deeper than {JsonText.MaxDepth} levels.");

    public static Refusal WrongType(ParameterName name)
        => NotGraphQL(name switch
        {
            ParameterName.Query => "Parameter 'query' must be a string.",
            ParameterName.OperationName or ParameterName.OnError or ParameterName.DocumentId or ParameterName.Id or ParameterName.DocId =>
                $"Parameter '{NameOf(name)}' must be a string or null.",
            ParameterName.PersistedQuery => $"Parameter '{NameOf(name)}' must be an object with a string 'sha256Hash', or null.",
            _ => $"Parameter '{NameOf(name)}' must be an object or null.",
        });

    /// <param name="exception">Has the position. Its text names the parser, so it is not sent.</param>
    public static Refusal BrokenBody(JsonException exception)
    {
        var (line, position) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {position}");
        return Refusals.BadRequest($"The body is not valid JSON, or nested deeper than {JsonText.MaxDepth} levels, at {where}.");
    }

    // The JSON is well-formed, but it is not a well-formed GraphQL request.
    private static Refusal NotGraphQL(string message)
        => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message, editionStatus: StatusCodes.Status422UnprocessableEntity);

    private static string NameOf(ParameterName name)
        => name switch
        {
            ParameterName.Query => "query",
            ParameterName.OperationName => "operationName",
            ParameterName.Variables => "variables",
            ParameterName.DocumentId => "documentId",
            ParameterName.Id => "id",
            ParameterName.DocId => "doc_id",
            ParameterName.OnError => "onError",
            ParameterName.PersistedQuery => "extensions.persistedQuery",
            _ => "extensions",
        };
}
