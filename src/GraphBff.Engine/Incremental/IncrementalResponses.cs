using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Incremental;

/// <summary>The responses of an operation with @defer or @stream. Each response has everything that is ready at its pull.</summary>
internal sealed class IncrementalResponses(IncrementalRun run) : OperationResponses
{
    private bool _began;

    public override ResponseKind Kind => ResponseKind.Incremental;

    public override async ValueTask<OperationResult?> NextAsync()
    {
        var pull = new TaskCompletionSource<OperationResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_began)
        {
            run.Pull(pull);
        }
        else
        {
            _began = true;
            run.Begin(pull);
        }

        return await pull.Task.ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync()
    {
        run.Leave();
        return ValueTask.CompletedTask;
    }
}
