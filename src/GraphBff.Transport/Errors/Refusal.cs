using GraphBff.Engine.Errors;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.Errors;

/// <summary>Why a request is not run: the status and the one error of its answer.</summary>
/// <param name="status">The status code.</param>
/// <param name="code"><c>extensions.code</c>.</param>
/// <param name="message">The error's text.</param>
/// <param name="retryable">Whether the same request may go well later.</param>
/// <param name="jsonStatus">The status code as <c>application/json</c>, where it differs: 200 for a well-formed request.</param>
/// <param name="editionStatus">The status code of <see cref="HttpStatusCodes.Edition2026"/>, where it differs.</param>
internal sealed class Refusal(
    int status, string code, string message, bool retryable = false, int? jsonStatus = null, int? editionStatus = null)
{
    public int Status { get; } = status;

    public GraphError Error { get; } = new(code, message) { Retryable = retryable };

    public int StatusOf(ResponseFormat format, HttpStatusCodes codes)
        => codes == HttpStatusCodes.Edition2026 ? editionStatus ?? Status
            : format == ResponseFormat.Json ? jsonStatus ?? Status
            : Status;
}
