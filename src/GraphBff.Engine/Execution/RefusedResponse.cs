using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Execution;

/// <summary>The one response of an operation that cannot run: why.</summary>
/// <param name="result">The response.</param>
/// <param name="kind">What the operation would have given.</param>
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
