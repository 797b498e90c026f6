namespace GraphBff.Transport.Tests.Hosting;

/// <summary>The field <c>waiting</c> waits here until the test opens the gate.</summary>
internal sealed class OpenGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public void Open() => _open.TrySetResult();

    public async ValueTask<object?> PassAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        await _open.Task.WaitAsync(cancellationToken);
        return "through";
    }
}
