using System.Net.WebSockets;
using GraphBff.Testing;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.WebSockets;

public class DrainTests
{
    [Fact]
    public async Task Drain_Subscriptions_AreNotCompletedButClosed1001()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectAsync();
        await client.SubscribeToTicksAsync(host);
        await using var silent = await host.OpenSocketAsync();

        var stopping = host.StopAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(client.ReceiveAsync);
        Assert.Equal((1001, "Going away"), await client.ReceiveCloseAsync());
        Assert.Equal((1001, "Going away"), await silent.ReceiveCloseAsync());
        await stopping;
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Drain_QueryThatRuns_FinishesFirst()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectAsync();
        await client.SubscribeToTicksAsync(host);
        await client.SubscribeAsync("2", "{ waiting }");
        await Eventually.TrueAsync(() => host.Open.Waiting == 1);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => host.Services.GetRequiredService<DrainState>().IsDraining);
        await client.SubscribeAsync("3", "mutation { bump }");
        await client.RoundTripAsync();
        host.Ticks.Publish("still here");
        var happened = await client.ReceiveAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(host.OpenSocketAsync);
        host.Open.Open();
        var next = await client.ReceiveAsync();
        var complete = await client.ReceiveAsync();

        Assert.Equal(("next", "1"), (happened.Type, happened.Id));
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        Assert.Equal("through", next.Data.GetProperty("waiting").GetString());
        Assert.Equal(("complete", "2"), (complete.Type, complete.Id));
        Assert.Equal((1001, "Going away"), await client.ReceiveCloseAsync());
        await stopping;
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Drain_ClientThatDoesNotAnswer_HoldsUpTheStopForSecondsOnly()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        using var client = await RawWebSocket.OpenAsync(host.Endpoint());
        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.ReadUntilAsync("connection_ack");

        var stopping = host.StopAsync();
        await client.ReadUntilAsync("Going away");
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return stopping.IsCompleted;
        });

        await stopping;
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Drain_ClientThatReadsNothing_HoldsUpTheStopForSecondsOnly()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time);
        using var client = await RawWebSocket.OpenAsync(host.Endpoint(), receiveBuffer: 4096);
        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.SendFrameAsync("""{"id":"1","type":"subscribe","payload":{"query":"subscription { flood(size: 20000) { text } }"}}""");
        await Eventually.StopsGrowingAsync(() => host.Flood.Events, atLeast: 1);

        var stopping = host.StopAsync();
        for (var second = 0; second < 12 && !stopping.IsCompleted; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }

        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        await host.ExpectNothingLeftAsync();
    }

    private static Task<GraphHost> StartAsync(TimeProvider? time = null)
        => GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services
                .AddSingleton(time ?? TimeProvider.System)
                .Configure<DrainOptions>(options => options.Delay = TimeSpan.Zero),
        });
}
