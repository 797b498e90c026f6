using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>The first payload does not wait for deferred fields. The server sends those when they are ready.</summary>
public class IncrementalTests
{
    private const string Query = "{ hello ... @defer(label: \"late\") { waiting } }";
    private const string First = """{"data":{"hello":"world"},"pending":[{"id":"0","path":[],"label":"late"}],"hasNext":true}""";
    private const string Rest = """{"incremental":[{"id":"0","data":{"waiting":"through"}}],"completed":[{"id":"0"}],"hasNext":false}""";

    [Fact]
    public async Task Deferred_ByMultipart_ComesAfterTheFirstPart()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post(Query, StreamRequests.ApolloIncremental));

        var first = await connection.ReadUntilAsync("\"hasNext\":true}\r\n---");
        host.Open.Open();
        var rest = await connection.ReadUntilAsync("\r\n0\r\n\r\n");

        Assert.Contains("Content-Type: multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2\r\n", first, StringComparison.Ordinal);
        Assert.Contains(First, first, StringComparison.Ordinal);
        Assert.Contains(Rest, rest, StringComparison.Ordinal);
        Assert.EndsWith("--\r\n\r\n0\r\n\r\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deferred_ByEvents_ComesAfterTheFirstEvent()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await SseClient.SubscribeAsync(host.Client, Query, url: "");

        Assert.Equal(First, (await client.NextAsync())!.Data);
        host.Open.Open();
        Assert.Equal(Rest, (await client.NextAsync())!.Data);
        Assert.Equal("complete", (await client.NextAsync())!.Type);
    }

    [Theory]
    [InlineData("multipart/mixed;deferSpec=20220824,application/json;q=0.9")]
    [InlineData("application/json")]
    public async Task Deferred_ClientThatTakesNoStream_OnePlainAnswer(string accept)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        host.Open.Open();

        var answer = await host.Client.PostAsync("""{"query":"{ hello ... @defer { waiting } }"}""", accept);

        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Equal("""{"data":{"hello":"world","waiting":"through"}}""", answer.Text);
    }

    [Theory]
    [InlineData(StreamRequests.Events)]
    [InlineData(StreamRequests.ApolloIncremental)]
    public async Task Client_LeavesBeforeTheRest_TheRestIsCancelled(string accept)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("{ hello ... @defer { slow } }", accept));
        await connection.ReadUntilAsync("\"hasNext\":true}");
        await host.Gate.Entered;

        connection.Reset();

        await host.Gate.Cancelled;
        await host.Logs.WaitAsync(2002);
        Assert.Empty(host.Logs.Problems);
    }
}
