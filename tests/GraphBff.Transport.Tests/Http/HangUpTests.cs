using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.Http;

public class HangUpTests
{
    private const string Slow = """{"query":"{ slow }"}""";

    [Fact]
    public async Task HangUp_WhileTheOperationRuns_CancelsItWithoutAnErrorLog()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(Head(Slow.Length) + Slow);
        await host.Gate.Entered;

        connection.Reset();

        await host.Gate.Cancelled;
        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002)).Level);
        Assert.Empty(host.Logs.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HangUp_WhileTheBodyArrives_IsNoErrorAndLeavesOthersAlone(bool reset)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(Head(1000) + "{\"query\":");
        await host.Client.PostAsync("""{"query":"{ hello }"}""");

        if (reset)
        {
            connection.Reset();
        }
        else
        {
            connection.EndSending();
        }

        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002, 2003)).Level);
        Assert.Equal("world", (await host.Client.PostAsync("""{"query":"{ hello }"}""")).Data.GetProperty("hello").GetString());
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task HangUp_OfOneHttp2Stream_CancelsItAlone()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup { Protocols = HttpProtocols.Http2 });
        using var source = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Client.BaseAddress)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(Slow, mediaType: new(GraphClient.Json)),
        };
        var asking = host.Client.SendAsync(request, source.Token);
        await host.Gate.Entered;

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await host.Gate.Cancelled;
        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002)).Level);
        Assert.Equal("world", (await host.Client.PostAsync("""{"query":"{ hello }"}""")).Data.GetProperty("hello").GetString());
        Assert.Empty(host.Logs.Problems);
    }

    private static string Head(int length)
        => $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n";
}
