using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.ResponseStreams;

public class LastEventIdTests
{
    private const string Query = "subscription { ticks { text } }";

    [Fact]
    public async Task LastEventId_OfPostOrGet_ReachesTheSource()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var posted = await SseClient.SubscribeAsync(host.Client, Query, lastEventId: "t7", url: "");
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(StreamRequests.Get(Query, StreamRequests.Events, "Last-Event-ID: t8\r\n"));

        await Eventually.TrueAsync(() => host.Ticks.ResumeTokens.Order().SequenceEqual(["t7", "t8"]));
    }

    [Theory]
    [InlineData(1024, HttpStatusCode.OK)]
    [InlineData(1025, HttpStatusCode.BadRequest)]
    public async Task LastEventId_Long_IsRefused(int length, HttpStatusCode expected)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        await using var client = await SseClient.SubscribeAsync(host.Client, Query, lastEventId: new string('t', length), url: "");

        Assert.Equal(expected, client.Response.StatusCode);
    }

    [Fact]
    public async Task LastEventId_Twice_IsRefusedAsJson()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(StreamRequests.Get(Query, StreamRequests.Events, "Last-Event-ID: a\r\nLast-Event-ID: b\r\n"));
        var response = await connection.ReadUntilAsync("}]}");

        Assert.StartsWith("HTTP/1.1 400 ", response, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"BAD_REQUEST\"", response, StringComparison.Ordinal);
    }
}
