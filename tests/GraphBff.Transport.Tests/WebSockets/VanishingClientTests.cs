using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class VanishingClientTests
{
    private const string Init = """{"type":"connection_init"}""";

    // The server's close frames for a protocol error and for invalid payload data (RFC 6455, 7.4.1).
    private const string Closed1002 = "\x88*\x03\xEA";
    private const string Closed1007 = "\x88*\x03\xEF";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_HangsUp_EndsItsOperations(bool reset)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var client = await SubscribedAsync(host);

        if (reset)
        {
            client.Reset();
        }
        else
        {
            client.EndSending();
            await client.ReadToEndAsync();
        }

        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_HangsUpWhileAQueryRuns_CancelsIt()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendFrameAsync(Init);
        await client.SendFrameAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ slow }"}}""");
        await host.Gate.Entered;

        client.Reset();

        await host.Gate.Cancelled;
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_HangsUpInTheMiddleOfAMessage_LeavesNothing()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var client = await SubscribedAsync(host);
        await client.SendFrameAsync("{\"type\":", firstByte: 0x01);
        await client.SendBytesAsync(new byte[] { 0x80, 0xFE, 0x10 });

        client.EndSending();

        await client.ReadToEndAsync();
        await host.ExpectNothingLeftAsync();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4005)]
    public async Task Client_Closes_IsAnsweredWithItsCode(int code)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await host.ConnectAsync();
        await client.SubscribeToTicksAsync(host);

        await client.CloseAsync((WebSocketCloseStatus)code);

        Assert.Equal(code, (int?)client.Socket.CloseStatus);
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_ClosesWithoutACode_IsAnswered1000()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var client = await SubscribedAsync(host);

        await client.SendBytesAsync(new byte[] { 0x88, 0x80, 0, 0, 0, 0 });

        Assert.Equal("\x88\x02\x03\xE8", await client.ReadToEndAsync());
        await host.ExpectNothingLeftAsync();
    }

    [Theory]
    [InlineData("83 80 00 00 00 00", Closed1002)]
    [InlineData("C1 80 00 00 00 00", Closed1002)]
    [InlineData("80 80 00 00 00 00", Closed1002)]
    [InlineData("09 80 00 00 00 00", Closed1002)]
    [InlineData("89 FE 00 7E 00 00 00 00", Closed1002)]
    [InlineData("81 FF 80 00 00 00 00 00 00 00 00 00 00 00", Closed1002)]
    [InlineData("88 81 00 00 00 00 03", Closed1002)]
    [InlineData("88 82 00 00 00 00 03 ED", Closed1002)]
    [InlineData("47 45 54 20 2F 20 48 54 54 50 2F 31 2E 31", Closed1002)]
    [InlineData("81 82 00 00 00 00 C3 28", Closed1007)]
    public async Task Client_SendsBrokenFrames_GetsTheCodeOfWebSocket(string frame, string expected)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var client = await SubscribedAsync(host);

        await client.SendBytesAsync(Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal)));
        var received = await client.ReadToEndAsync();

        var parts = expected.Split('*');
        Assert.StartsWith(parts[0], received, StringComparison.Ordinal);
        Assert.Equal(parts[1], received[2..4]);
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_SendsNoise_LeavesNothing()
    {
        var random = new Random(7);
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        for (var i = 0; i < 60; i++)
        {
            using var client = await SubscribedAsync(host);
            var noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            noise[0] = i % 2 == 0 ? (byte)(0x80 | random.Next(16)) : noise[0];
            await client.SendBytesAsync(noise);
            client.EndSending();
            await client.ReadToEndAsync();
        }

        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Client_ThatDoesNotAnswerTheClosing_IsAborted()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        using var client = await SubscribedAsync(host);
        await client.SendFrameAsync("NONSENSE");
        await client.ReadUntilAsync("not valid JSON");

        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return host.Sockets() == 0;
        });

        await host.ExpectNothingLeftAsync();
    }

    private static async Task<RawConnection> SubscribedAsync(GraphHost host)
    {
        var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendFrameAsync(Init);
        await client.SendFrameAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { silence { text } }"}}""");
        await client.SendFrameAsync("""{"type":"ping"}""");
        await client.ReadUntilAsync("pong\"}");
        return client;
    }
}
