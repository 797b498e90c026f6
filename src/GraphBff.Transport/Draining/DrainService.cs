using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Draining;

/// <summary>
/// Drains before the server stops listening: clients that still connect are told to reconnect elsewhere, and probes are answered to the
/// end.
/// </summary>
internal sealed class DrainService(
    DrainState state,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    IOptions<DrainOptions> options,
    ILogger<DrainService> logger) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(state.Stop);
        return Task.CompletedTask;
    }

    // The host stops no other service, the server included, before this method has completed.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Stop();
        try
        {
            await Task.Delay(options.Value.Delay, time, cancellationToken).ConfigureAwait(false);
            Log.Draining(logger, state.Running);
            await state.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.CutOff(logger, state.Running);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
