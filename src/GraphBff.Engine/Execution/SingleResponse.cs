using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Execution;

/// <summary>The only response of an operation that runs.</summary>
internal sealed class SingleResponse(OperationRun run) : OperationResponses
{
    private OperationRun? _run = run;

    public override ResponseKind Kind => ResponseKind.Single;

    public override ValueTask<OperationResult?> NextAsync()
    {
        var run = _run;
        _run = null;
        if (run is null)
        {
            return default;
        }

        return run.ExecuteAsync()!;
    }

    public override ValueTask DisposeAsync()
    {
        _run?.Drop();
        _run = null;
        return ValueTask.CompletedTask;
    }
}
