namespace GraphBff.Transport.Tests.Hosting;

/// <summary>The field <c>slow</c> waits here until its caller disconnects.</summary>
internal sealed class SlowGate
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => _entered.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    public Task Cancelled => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    public async ValueTask<object?> WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(_cancelled.SetResult);
        _entered.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return null;
    }
}
