using System.Text.Json;
using GraphBff.Testing;
using GraphBff.Transport.Responses;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.Tests.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Responses;

/// <summary>The server disconnects clients that read nothing, and keeps the one that reads. Each client has its own connection.</summary>
public sealed class UnreadClientsTests
{
    private const string Big = "{ big(size: 4000000) }";

    [Fact]
    public async Task Bodies_ThatNobodyReads_AreBounded()
    {
        await using var host = await StartAsync(20 << 20);
        await ExpectCutAsync(host, 12, StreamRequests.Post(Big, "application/json"));

        for (var i = 0; i < 5; i++)
        {
            var answer = await host.Client.PostAsync(JsonSerializer.Serialize(new { query = Big }));
            Assert.Equal(4_000_000, answer.Data.GetProperty("big").GetString()!.Length);
        }
    }

    [Fact]
    public async Task Streams_ThatNobodyReads_AreBounded()
    {
        await using var host = await StartAsync(1 << 20);

        await ExpectCutAsync(host, 20, StreamRequests.Post("subscription { flood(size: 100000) { text } }", StreamRequests.Events));
    }

    [Fact]
    public async Task Messages_ThatNobodyReads_AreBounded()
    {
        await using var host = await StartAsync(20 << 20);
        using var silent = await RawWebSocket.OpenAsync(host.Endpoint(), receiveBuffer: 4096);
        await silent.SendFrameAsync("""{"type":"connection_init"}""");
        await silent.ReadUntilAsync("connection_ack");
        for (var i = 0; i < 10; i++)
        {
            await silent.SendFrameAsync(JsonSerializer.Serialize(new { id = $"{i}", type = "subscribe", payload = new { query = Big } }));
        }

        await host.Logs.WaitAsync(2005);
        await ExpectNothingUnreadAsync(host);
        await using var reading = await host.ConnectAsync();
        for (var i = 0; i < 5; i++)
        {
            await reading.SubscribeAsync("1", Big);
            Assert.Equal(4_000_000, (await reading.ReceiveAsync()).Data.GetProperty("big").GetString()!.Length);
            Assert.Equal("complete", (await reading.ReceiveAsync()).Type);
        }
    }

    private static Task<GraphHost> StartAsync(int maxUnreadBytes)
        => GraphHost.StartAsync(options => options.MaxUnreadBytes = maxUnreadBytes);

    private static Task ExpectNothingUnreadAsync(GraphHost host)
        => Eventually.TrueAsync(() => host.Services.GetRequiredService<UnreadResponses>().Bytes == 0);

    private static async Task ExpectCutAsync(GraphHost host, int count, string request)
    {
        var connections = new List<RawConnection>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                connections.Add(await RawConnection.OpenAsync(host.Address));
                await connections[i].SendAsync(request);
            }

            await host.Logs.WaitAsync(2005);
        }
        finally
        {
            connections.ForEach(connection => connection.Reset());
        }

        await ExpectNothingUnreadAsync(host);
    }
}
