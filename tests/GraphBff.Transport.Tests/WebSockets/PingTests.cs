using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class PingTests
{
    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{ "at":1, "é":[] }}""", """{"type":"pong","payload":{ "at":1, "é":[] }}""")]
    public async Task Ping_OfTheClient_IsAnsweredWithItsPayload(string ping, string pong)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await host.OpenSocketAsync();

        await client.SendTextAsync(ping);
        var before = await client.ReceiveAsync();
        await client.InitAsync();
        await client.SendTextAsync(ping);
        var after = await client.ReceiveAsync();

        Assert.Equal((pong, pong), (before.Text, after.Text));
    }

    [Fact]
    public async Task Pong_OfTheClient_NeedsNoPing()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await host.OpenSocketAsync();

        await client.SendAsync(new { type = "pong" });
        await client.SendAsync(new { type = "pong", payload = new { a = 1 } });

        await client.InitAsync();
    }

    [Fact]
    public async Task Ping_OfTheServer_ComesToASilentClient()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        await using var client = await host.ConnectAsync();
        client.AnswersPings = false;

        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(26));
            Assert.Equal("""{"type":"ping"}""", (await client.ReceiveAsync()).Text);
            await client.SendAsync(new { type = "pong" });
            await client.RoundTripAsync();
        }
    }

    [Fact]
    public async Task Client_ThatDoesNotAnswer_IsClosed4499()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        await using var client = await host.ConnectAsync();
        client.AnswersPings = false;
        await client.SubscribeToTicksAsync(host);

        time.Advance(TimeSpan.FromSeconds(26));
        Assert.Equal("ping", (await client.ReceiveAsync()).Type);
        time.Advance(TimeSpan.FromSeconds(26));

        Assert.Equal(4499, (await client.ReceiveCloseAsync()).Code);
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_ThatVanishedWithoutAWord_IsAborted()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        using var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.ReadUntilAsync("connection_ack");

        // The server pings, closes the socket, and stops waiting for the client's close frame.
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return host.Sockets() == 0;
        });

        await host.ExpectNothingLeftAsync();
    }
}
