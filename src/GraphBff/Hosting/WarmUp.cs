using System.Text;
using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Graph;
using GraphBff.Usage;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting;

/// <summary>
/// Runs the modules' sample queries once, through the engine and against the real services, before the server listens. Their results do not
/// matter. A cold process takes seconds for its first query, which is longer than a call may take.
/// </summary>
internal sealed class WarmUp(
    GraphEngine engine, IServiceScopeFactory scopes, TimeProvider time, IOptions<WarmUpOptions> options, ILogger<WarmUp> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var timeout = options.Value.Timeout;
        if (timeout == TimeSpan.Zero)
        {
            return;
        }

        using var timeoutSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var samples = Modules.All.Select(module => module.Sample)
                .OfType<string>()
                .Select(sample => SendAsync(sample, timeoutSource.Token));
            await Task.WhenAll(samples).WaitAsync(timeout, time, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await timeoutSource.CancelAsync();
            Log.WarmUpFailed(logger, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SendAsync(string query, CancellationToken cancellationToken)
    {
        // The engine runs on the caller's thread until it waits. Each query gets its own thread, so that they compile in parallel.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        using var result = await engine.ExecuteAsync(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                SafeOnly = true,
                Caller = UsageRecord.Uncounted,
                RequestId = "warm-up",
                Deadline = time.GetUtcNow() + options.Value.Timeout,
                Services = scope.ServiceProvider,
            },
            cancellationToken);
    }
}
