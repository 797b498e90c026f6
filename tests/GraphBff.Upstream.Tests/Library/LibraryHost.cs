using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>The library service on a loopback port: real gRPC over HTTP/2.</summary>
internal sealed class LibraryHost : IAsyncDisposable
{
    private static int _port = 20_000 + Environment.ProcessId % 10_000;

    private readonly WebApplication _app;

    private LibraryHost(WebApplication app, ScriptedLibrary library)
    {
        _app = app;
        Library = library;
    }

    /// <summary>The service's behaviour, and the calls that it received.</summary>
    public ScriptedLibrary Library { get; }

    public string Address => _app.Urls.Single();

    /// <summary>
    /// A free port below the system's ephemeral ports, so that no other process takes it between two hosts. Each test of this process gets
    /// another one.
    /// </summary>
    public static int PortOfItsOwn()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref _port);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException) when (port < 32_000)
            {
                // The port is taken, so try the next one.
            }
        }
    }

    public static async Task<LibraryHost> StartAsync(string host = "127.0.0.1", int port = 0)
    {
        var library = new ScriptedLibrary();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
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
