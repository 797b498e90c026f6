using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Why a well-formed request has no document to run. As <c>application/json</c> all have the status 200, like any request error (GraphQL
/// over HTTP, appendix A). Apollo's clients expect that. They also look for the exact messages of persisted queries.
/// </summary>
internal static class DocumentRefusals
{
    public static Refusal QueryNotFound { get; } = RequestError(TransportErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    public static Refusal QueryNotSupported { get; } =
        RequestError(TransportErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");

    public static Refusal DocumentNotFound { get; } =
        RequestError(TransportErrorCodes.PersistedDocumentNotFound, "No trusted document has this id.");

    public static Refusal NotTrusted { get; } = new(
        StatusCodes.Status403Forbidden,
        TransportErrorCodes.DocumentNotTrusted,
        "Only trusted documents run here, and this is none of them.",
        jsonStatus: StatusCodes.Status200OK);

    // The request contradicts itself, so this is 400 for every media type.
    public static Refusal HashMismatch { get; } = new(
        StatusCodes.Status400BadRequest,
        TransportErrorCodes.PersistedQueryHashMismatch,
        "provided sha does not match query",
        editionStatus: StatusCodes.Status422UnprocessableEntity);

    private static Refusal RequestError(string code, string message)
        => new(
            StatusCodes.Status400BadRequest,
            code,
            message,
            jsonStatus: StatusCodes.Status200OK,
            editionStatus: StatusCodes.Status422UnprocessableEntity);
}
