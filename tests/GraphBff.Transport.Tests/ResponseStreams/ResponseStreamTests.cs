using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>Heartbeats, clients that disconnect, and clients that do not read.</summary>
public class ResponseStreamTests
{
    private const string Query = "subscription { ticks { text } }";

    [Fact]
    public async Task Heartbeat_Interval_OneCommentEach()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        await using var client = await SubscribeAsync(host);
        await client.ReadCommentsAsync(1);

        for (var heartbeat = 2; heartbeat < 6; heartbeat++)
        {
            time.Advance(TimeSpan.FromSeconds(12));
            await client.ReadCommentsAsync(heartbeat);
        }

        host.Ticks.Publish("one");
        await client.NextResponseAsync();
        Assert.Equal(5, client.Comments);
    }

    [Fact]
    public async Task Heartbeat_WhileAQueryRuns_IsSentToo()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time, options => options.HeartbeatInterval = TimeSpan.FromSeconds(4));
        await using var client = await SseClient.SubscribeAsync(host.Client, "{ waiting }", url: "");
        await Eventually.TrueAsync(() => host.Open.Waiting == 1);

        time.Advance(TimeSpan.FromSeconds(4));
        await client.ReadCommentsAsync(2);
        host.Open.Open();

        Assert.Equal("through", (await client.NextResponseAsync()).GetProperty("data").GetProperty("waiting").GetString());
    }

    [Fact]
    public async Task Heartbeat_OfMultipart_IsAnEmptyPart()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post(Query, StreamRequests.ApolloSubscription));
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);

        time.Advance(TimeSpan.FromSeconds(12));

        var response = await connection.ReadUntilAsync("{}\r\n--graphql");
        Assert.Contains("\r\n--graphql", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heartbeat_Off_NothingIsSent()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time, options => options.HeartbeatInterval = TimeSpan.Zero);
        await using var client = await SubscribeAsync(host);

        time.Advance(TimeSpan.FromHours(1));
        host.Ticks.Publish("one");
        await client.NextResponseAsync();

        Assert.Equal(1, client.Comments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_HangsUp_TheSourceIsLeftAtOnceWithoutAnErrorLog(bool reset)
    {
        await using var host = await StartAsync(new FakeTimeProvider());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post(Query, StreamRequests.Events));
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);

        if (reset)
        {
            connection.Reset();
        }
        else
        {
            connection.Dispose();
        }

        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 0);
        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002)).Level);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_HangsUp_ASourceThatIsNeverQuietIsLeftToo()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { flood(size: 1) { text } }", StreamRequests.Events));
        await connection.ReadUntilAsync("event: next");

        connection.Reset();

        await Eventually.TrueAsync(() => host.Flood.Subscribers == 0);
        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002)).Level);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_EndsOneHttp2Stream_TheSourceIsLeft()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup { Protocols = HttpProtocols.Http2 });
        await using var stays = await SseClient.SubscribeAsync(host.Client, Query, url: "");
        var leaves = await SseClient.SubscribeAsync(host.Client, Query, url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 2);

        await leaves.DisposeAsync();

        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        host.Ticks.Publish("one");
        Assert.Equal("one", (await stays.NextResponseAsync()).GetProperty("data").GetProperty("ticks").GetProperty("text").GetString());
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_HangsUpWhileAQueryRuns_CancelsIt()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("{ slow }", StreamRequests.ApolloSubscription));
        await host.Gate.Entered;

        connection.Reset();

        await host.Gate.Cancelled;
        await host.Logs.WaitAsync(2002);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_DoesNotRead_IsCutOffAfterTheSendTimeout()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time, kestrel: kestrel => kestrel.Limits.MinResponseDataRate = null);
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { flood(size: 100000) { text } }", StreamRequests.Events));

        // The session waits once the system's buffers are full. Nobody knows when, so the clock advances until it gives up.
        var cut = host.Logs.WaitAsync(2202);
        while (!cut.IsCompleted)
        {
            await Task.WhenAny(cut, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(LogLevel.Information, (await cut).Level);
        await host.Logs.WaitAsync(2002);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_DoesNotRead_TheSourceIsNotPulledAhead()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var silent = await RawConnection.OpenAsync(host.Address);
        await silent.SendAsync(StreamRequests.Post("subscription { flood(size: 100000) { text } }", StreamRequests.Events));

        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 200_000_000);
    }

    [Fact]
    public async Task Host_ThatCompressesResponses_HoldsNoEventBack()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddResponseCompression(options => options.MimeTypes = ["text/event-stream"]),
            Pipeline = app => app.UseResponseCompression(),
        });
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = host.Address
        };
        await using var client = await SseClient.SubscribeAsync(http, Query);
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);

        host.Ticks.Publish("one");

        Assert.Equal("one", (await client.NextResponseAsync()).GetProperty("data").GetProperty("ticks").GetProperty("text").GetString());
    }

    private static Task<GraphHost> StartAsync(
        FakeTimeProvider time, Action<ResponseStreamOptions>? options = null, Action<KestrelServerOptions>? kestrel = null)
        => GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<TimeProvider>(time).Configure(options ?? (_ => { })),
            Kestrel = kestrel,
        });

    private static async Task<SseClient> SubscribeAsync(GraphHost host)
    {
        var client = await SseClient.SubscribeAsync(host.Client, Query, url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        return client;
    }
}
