using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Execution;

/// <summary>The only response of an operation that cannot run. It contains the reason.</summary>
/// <param name="result">The response.</param>
/// <param name="kind">The kind of response that the operation would have had.</param>
internal sealed class RefusedResponse(OperationResult result, ResponseKind kind) : OperationResponses
{
    private OperationResult? _result = result;

    public override ResponseKind Kind => kind;

    public override bool IsRefused => true;

    public override ValueTask<OperationResult?> NextAsync()
    {
        var result = _result;
        _result = null;
        return new(result);
    }

    public override ValueTask DisposeAsync()
    {
        _result?.Dispose();
        return ValueTask.CompletedTask;
    }
}
