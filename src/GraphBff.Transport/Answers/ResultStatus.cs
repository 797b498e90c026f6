using GraphBff.Engine.Execution;
using GraphBff.Transport.Negotiation;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Answers;

/// <summary>
/// The status code of a well-formed request. As <c>application/json</c> it is 200 even where the operation did not begin: such a client
/// takes any other code for an answer of something in between (GraphQL over HTTP, appendix A).
/// </summary>
internal static class ResultStatus
{
    public static int Of(OperationStatus status, ResponseFormat format)
        => (status, format) switch
        {
            (OperationStatus.Executed, _) => StatusCodes.Status200OK,
            (OperationStatus.NotAllowed, _) => StatusCodes.Status405MethodNotAllowed,
            (_, ResponseFormat.GraphResponse) => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
}
