using Microsoft.Extensions.Hosting;

namespace GraphBff.MockServices.Serving;

/// <summary>Leaves the signals of the process to the host that embeds this one.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
