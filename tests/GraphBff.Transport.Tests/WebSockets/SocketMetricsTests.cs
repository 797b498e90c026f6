using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class SocketMetricsTests
{
    [Fact]
    public async Task Counters_FollowWhatHappens()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var meter = new RecordedMeter(host.Services);
        await using (var client = await host.ConnectAsync())
        {
            await client.SubscribeToTicksAsync(host);
            await client.SubscribeAsync("2", "{ nope }");
            await client.ReceiveAsync();
            host.Ticks.Publish("one");
            await client.ReceiveAsync();
            await client.RoundTripAsync();

            Assert.Equal(1, meter["graphbff.ws.connections"]);
            Assert.Equal(1, meter["graphbff.ws.messages.sent connection_ack"]);
            Assert.Equal(1, meter["graphbff.ws.messages.sent next"]);
            Assert.Equal(1, meter["graphbff.ws.messages.sent error"]);
            Assert.Equal(0, meter["graphbff.ws.messages.sent complete"]);
            await Eventually.TrueAsync(() => meter["graphbff.ws.operations"] == 1);
        }

        await host.ExpectNothingLeftAsync();
        Assert.Equal(0, meter["graphbff.ws.connections"]);
        Assert.Equal(0, meter["graphbff.ws.operations"]);
    }
}
