using GraphBff.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>The feed on a loopback port. The port stays the same after a restart.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private WebApplication? _app;

    public ScriptedFeed Feed { get; } = new();

    public int Port { get; } = LoopbackPort.Next();

    public string Address => $"http://127.0.0.1:{Port}";

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = 100;
            kestrel.ListenLocalhost(Port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Feed);
        var app = builder.Build();
        app.MapGrpcService<ScriptedFeed>();
        await app.StartAsync();
        _app = app;
    }

    /// <summary>Stops the service and all its connections at once.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}
