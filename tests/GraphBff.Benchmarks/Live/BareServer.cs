using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Benchmarks.Live;

/// <summary>
/// What an idle connection costs without GraphQL: a WebSocket that waits for a message, or a response that stays open.
/// </summary>
internal static class BareServer
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseWebSockets();
        app.Map("/graphql", context => context.WebSockets.IsWebSocketRequest ? WaitAsync(context) : StreamAsync(context));
        return app;
    }

    private static async Task WaitAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = LiveSocket.Subprotocol
        });
        await socket.ReceiveAsync(Memory<byte>.Empty, context.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.UnsafeRegister(
            static state => ((TaskCompletionSource)state!).SetResult(), gone);
        await gone.Task;
    }
}
