using GraphBff.Engine.Errors;

namespace GraphBff.Transport.Answers;

/// <summary>Why a request is not run: the status and the one error of its answer.</summary>
/// <param name="status">The status code.</param>
/// <param name="code"><c>extensions.code</c>.</param>
/// <param name="message">The error's text.</param>
/// <param name="retryable">Whether the same request may go well later.</param>
/// <param name="jsonStatus">The status code as <c>application/json</c>, where it differs: 200 for a well-formed request.</param>
internal sealed class Refusal(int status, string code, string message, bool retryable = false, int? jsonStatus = null)
{
    public int Status { get; } = status;

    public int JsonStatus { get; } = jsonStatus ?? status;

    public GraphError Error { get; } = new(code, message) { Retryable = retryable };
}
