using System.Net;
using GraphBff.Engine;
using GraphBff.Testing;
using GraphBff.Transport.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>The endpoint with the engine and a tiny graph, on a loopback port. As a class fixture it has the default options.</summary>
public sealed class GraphHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly WebApplication _app;

    public GraphHost()
        : this(new GraphHostSetup())
    {
    }

    internal GraphHost(GraphHostSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(setup.LogLevel);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            setup.Kestrel?.Invoke(kestrel);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = setup.Protocols);
        });
        builder.Services.AddSingleton(Gate).AddSingleton(Open).AddSingleton(Ticks).AddSingleton(Silence).AddSingleton(Flood);
        setup.Services?.Invoke(builder.Services);
        builder.Services.AddGraph().Extend<PingQueries>().Extend<PingMutations>().Extend<PingSubscriptions>();
        builder.Services.AddGraphTransport(setup.Options).Configure(setup.WebSockets);
        _app = builder.Build();
        setup.Pipeline?.Invoke(_app);
        _app.MapGraphQL();
        Client = new HttpClient
        {
            DefaultRequestVersion = setup.Protocols == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>A client whose base address is the endpoint.</summary>
    public HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    internal RecordedLogs Logs { get; } = new();

    internal SlowGate Gate { get; } = new();

    internal OpenGate Open { get; } = new();

    internal Ticks Ticks { get; } = new();

    internal Silence Silence { get; } = new();

    internal Flood Flood { get; } = new();

    internal Uri Address { get; private set; } = null!;

    internal static async Task<GraphHost> StartAsync(GraphHostSetup setup)
    {
        var host = new GraphHost(setup);
        await host.InitializeAsync();
        return host;
    }

    internal static Task<GraphHost> StartAsync(Action<GraphTransportOptions> options)
        => StartAsync(new GraphHostSetup { Options = options });

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        Address = new Uri(addresses.Addresses.Single());
        Client.BaseAddress = new Uri(Address, "graphql");
    }

    /// <summary>Stops the host as SIGTERM does.</summary>
    internal async Task StopAsync() => await _app.StopAsync();

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
