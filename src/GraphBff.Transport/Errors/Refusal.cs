using GraphBff.Engine.Errors;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.Errors;

/// <summary>Why a request does not run: the status and the single error of its response.</summary>
/// <param name="status">The status code.</param>
/// <param name="code"><c>extensions.code</c>.</param>
/// <param name="message">The error's text.</param>
/// <param name="retryable">Whether the same request may succeed later.</param>
/// <param name="jsonStatus">The status code as <c>application/json</c>, if it differs: 200 for a well-formed request.</param>
/// <param name="editionStatus">The status code in <see cref="HttpStatusCodes.Edition2026"/>, if it differs.</param>
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
