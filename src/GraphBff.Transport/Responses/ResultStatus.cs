using GraphBff.Engine.Operations;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Responses;

/// <summary>The status code of a well-formed request.</summary>
internal static class ResultStatus
{
    /// <summary>The code of the 2026 edition that shows proxies and monitors that an operation ran with errors.</summary>
    public const int PartialSuccess = 294;

    public static int Of(OperationResult result, ResponseFormat format, HttpStatusCodes codes)
        => codes == HttpStatusCodes.Draft ? OfDraft(result.Status, format) : OfEdition(result.Status, result.HasErrors);

    /// <summary>
    /// As <c>application/json</c> it is 200 even if the operation did not begin. Such a client assumes that any other code comes from a
    /// server in between (GraphQL over HTTP, drafts, appendix A).
    /// </summary>
    public static int OfDraft(OperationStatus status, ResponseFormat format)
        => (status, format) switch
        {
            (OperationStatus.Executed, _) => StatusCodes.Status200OK,
            (OperationStatus.NotAllowed, _) => StatusCodes.Status405MethodNotAllowed,
            (_, ResponseFormat.GraphResponse) => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };

    /// <summary>Status Codes of the edition of September 2026, whatever the client accepts.</summary>
    public static int OfEdition(OperationStatus status, bool hasErrors)
        => status switch
        {
            OperationStatus.Executed => hasErrors ? PartialSuccess : StatusCodes.Status200OK,
            OperationStatus.NotAllowed => StatusCodes.Status405MethodNotAllowed,
            OperationStatus.ParseError => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
