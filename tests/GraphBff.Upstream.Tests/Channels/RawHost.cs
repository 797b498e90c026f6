using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>An HTTP/2 server that answers gRPC calls by hand.</summary>
internal sealed class RawHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RawHost(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static Task<RawHost> StartAsync(RequestDelegate answer, string host = "127.0.0.1", int port = 0)
        => StartAsync(answer, host, port, endpoint => endpoint.Protocols = HttpProtocols.Http2);

    /// <summary>Starts it with a test's protocols and certificate.</summary>
    public static async Task<RawHost> StartAsync(RequestDelegate answer, string host, int port, Action<ListenOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(host), port, configure));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new RawHost(app);
    }

    /// <summary>Answers with an empty message and OK.</summary>
    public static async Task OkAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>Answers with a status, and no message (Trailers-Only).</summary>
    public static Task FailAsync(HttpContext context, Grpc.Core.StatusCode status)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
