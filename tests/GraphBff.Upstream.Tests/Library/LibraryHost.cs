using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>The library service on a loopback port: real gRPC over HTTP/2.</summary>
internal sealed class LibraryHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LibraryHost(WebApplication app, ScriptedLibrary library)
    {
        _app = app;
        Library = library;
    }

    /// <summary>The service's behaviour, and the calls that it received.</summary>
    public ScriptedLibrary Library { get; }

    public string Address => _app.Urls.Single();

    public static async Task<LibraryHost> StartAsync(string host = "127.0.0.1", int port = 0)
    {
        var library = new ScriptedLibrary();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.WebHost.UseUrls($"http://{host}:{port}");
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(library);
        var app = builder.Build();
        app.MapGrpcService<ScriptedLibrary>();
        await app.StartAsync();
        return new LibraryHost(app, library);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
