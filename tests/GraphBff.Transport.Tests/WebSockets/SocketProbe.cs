using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.WebSockets;

/// <summary>Opens sockets to a host, and observes them from inside the host.</summary>
internal static class SocketProbe
{
    public static Uri Endpoint(this GraphHost host) => new(host.Address, "graphql");

    /// <summary>Opens a socket and sends nothing.</summary>
    public static Task<WebSocketClient> OpenSocketAsync(this GraphHost host) => WebSocketClient.OpenAsync(host.Endpoint());

    /// <summary>Opens a socket whose connection the server has acknowledged.</summary>
    public static Task<WebSocketClient> ConnectAsync(this GraphHost host, object? parameters = null)
        => WebSocketClient.ConnectAsync(host.Endpoint(), parameters);

    public static int Sockets(this GraphHost host) => host.Services.GetRequiredService<SocketRegistry>().Count;

    public static long Operations(this GraphHost host) => host.Services.GetRequiredService<SocketMetrics>().RunningOperations;

    /// <summary>Waits until no socket, operation or subscriber is left, and expects no problem in the logs.</summary>
    public static async Task ExpectNothingLeftAsync(this GraphHost host)
    {
        await Eventually.TrueAsync(
            () => host.Sockets() == 0
                && host.Operations() == 0
                && host.Ticks.Subscribers == 0
                && host.Silence.Subscribers == 0
                && host.Flood.Subscribers == 0);
        Assert.Empty(host.Logs.Problems);
    }

    /// <summary>A host whose clock only the test advances.</summary>
    public static async Task<(GraphHost Host, FakeTimeProvider Time)> StartTimelessAsync(Action<GraphWebSocketOptions>? options = null)
    {
        var time = new FakeTimeProvider();
        var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<TimeProvider>(time),
            WebSockets = options ?? (_ => { }),
        });
        return (host, time);
    }

    /// <summary>Subscribes to <c>ticks</c> and waits until the source has the subscriber.</summary>
    public static async Task SubscribeToTicksAsync(this WebSocketClient client, GraphHost host, string id = "1")
    {
        var before = host.Ticks.Subscribers;
        await client.SubscribeAsync(id, "subscription { ticks { text } }");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == before + 1);
    }

    /// <summary>Sends a ping and waits for its pong. By then the server has handled all earlier messages.</summary>
    public static async Task RoundTripAsync(this WebSocketClient client)
    {
        await client.SendAsync(new { type = "ping" });
        var pong = await client.ReceiveAsync();
        Assert.Equal("pong", pong.Type);
    }
}
