using System.Text;
using System.Text.Json;
using GraphBff.Services;
using GraphBff.Transport.Documents;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Warming;

/// <summary>
/// Plans the trusted documents, and sends the modules' sample queries through the whole pipeline to the real services. Their results do not
/// matter. The server already listens, but is not ready before this has ended: the code of a first query takes longer than the query.
/// </summary>
internal sealed class WarmUp(
    GraphModules modules,
    RequestPipeline pipeline,
    TrustedDocumentPlans documents,
    IServiceScopeFactory scopes,
    WarmUpState state,
    TimeProvider time,
    IOptions<WarmUpOptions> options,
    ILogger<WarmUp> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Timeout > TimeSpan.Zero)
        {
            return base.StartAsync(cancellationToken);
        }

        state.Complete();
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timeoutSource = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            // Each has a thread of its own, so that their code compiles in parallel.
            var samples = modules.All.Select(module => module.Sample)
                .OfType<string>()
                .Select(sample => Task.Run(() => SendAsync(sample, timeoutSource.Token), timeoutSource.Token));
            var plans = Task.Run(() => documents.Plan(timeoutSource.Token), timeoutSource.Token);
            await Task.WhenAll([plans, .. samples]).WaitAsync(options.Value.Timeout, time, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            await timeoutSource.CancelAsync();
            Log.WarmUpFailed(logger, exception);
        }
        finally
        {
            // The garbage of the start is as large as the rest of the heap, and a server that nobody asks would keep it. It takes
            // milliseconds, and nobody waits yet.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            state.Complete();
        }
    }

    private async Task SendAsync(string query, CancellationToken cancellationToken)
    {
        var requests = await pipeline.Built.WaitAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{{JsonEncodedText.Encode(query)}}"}""");
        await OwnRequest.PostAsync(requests, scope.ServiceProvider, "/graphql", body, cancellationToken);
    }
}
