using GraphBff.Engine.Errors;

namespace GraphBff.Transport.Answers;

/// <summary>Why a request is not run: the status and the one error of its answer.</summary>
internal sealed class Refusal(int status, string code, string message, bool retryable = false)
{
    public int Status { get; } = status;

    public GraphError Error { get; } = new(code, message) { Retryable = retryable };
}
