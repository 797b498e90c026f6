using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Overload;

/// <summary>
/// Measures each second how long work waits for a thread of the pool. That is what every request waits for, whether a burst, slow cores or
/// blocked threads are the cause. Memory is no measure: it stays full while subscriptions are open, so the server would never return.
/// </summary>
internal sealed class PoolDelaySampler(OverloadState state, IOptions<OverloadOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.MaxDelay == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var queued = time.GetTimestamp();
                // Goes to the end of the queue that requests wait in.
                await Task.Yield();
                state.Observe(time.GetElapsedTime(queued));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // If the start fails, the host would take this for a failure and log it.
        }
    }
}
