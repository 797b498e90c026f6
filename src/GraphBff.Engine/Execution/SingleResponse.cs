namespace GraphBff.Engine.Execution;

/// <summary>The one response of an operation that is no subscription.</summary>
internal sealed class SingleResponse(Func<ValueTask<OperationResult>> execute, bool isRefused = false) : ResponseStream
{
    private Func<ValueTask<OperationResult>>? _execute = execute;

    public override ResponseKind Kind => ResponseKind.Single;

    public override bool IsRefused => isRefused;

    public override async ValueTask<OperationResult?> NextAsync()
    {
        var execute = _execute;
        _execute = null;
        return execute is null ? null : await execute().ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
