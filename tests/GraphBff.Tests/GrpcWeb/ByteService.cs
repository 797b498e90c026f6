using GraphBff.Upstream.PassThrough;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>A gRPC service whose messages are any bytes, on a real socket.</summary>
internal sealed class ByteService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _sent;
    private int _open;

    private ByteService(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>How many bytes the connections have accepted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>How many calls run.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Starts the service.</summary>
    /// <param name="size">The size of each message in bytes.</param>
    /// <param name="count">How many messages answer a call.</param>
    public static async Task<ByteService> StartAsync(int size, int count)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            server.Limits.MinResponseDataRate = null;
        });
        var service = new ByteService(builder.Build());
        service._app.Run(context => service.AnswerAsync(context, size, count));
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int size, int count)
    {
        Interlocked.Increment(ref _open);
        try
        {
            var message = EncodedMessage.Of(new byte[size]).Frame;
            context.Response.ContentType = "application/grpc";
            for (var i = 0; i < count; i++)
            {
                await context.Response.Body.WriteAsync(message, context.RequestAborted);
                Interlocked.Add(ref _sent, message.Length);
            }

            context.Response.AppendTrailer("grpc-status", "0");
        }
        catch (OperationCanceledException)
        {
            // The graph ended the call.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
