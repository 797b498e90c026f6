using System.Diagnostics;
using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Logging;

public class RequestIdsTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Header = "x-request-id";
    private static readonly string Longest = new('x', 128);

    [Theory]
    [InlineData("a")]
    [InlineData("0af7651916cd43dd8448eb211c80319c")]
    [InlineData("!\"#$%&'()*+,-./~")]
    public async Task Request_SaneId_IsKept(string id)
    {
        var answer = await AskAsync("{ nope }", id);

        Assert.Equal(id, answer.Header(Header));
        Assert.Equal(id, answer.Error.GetProperty("extensions").GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("")]
    public async Task Request_OddId_IsReplaced(string id)
        => Assert.Matches("^[0-9a-f]{32}$", (await AskAsync("{ hello }", id)).Header(Header));

    [Fact]
    public async Task Request_LongId_IsKeptTo128Characters()
    {
        Assert.Equal(Longest, (await AskAsync("{ hello }", Longest)).Header(Header));
        Assert.Matches("^[0-9a-f]{32}$", (await AskAsync("{ hello }", Longest + "x")).Header(Header));
    }

    [Fact]
    public async Task Request_TwoIds_AreReplaced()
    {
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync("GET /graphql?query=%7Bhello%7D HTTP/1.1\r\nHost: x\r\nx-request-id: a\r\nx-request-id: b\r\n\r\n");
        var response = await connection.ReadUntilAsync("world");

        Assert.Matches("x-request-id: [0-9a-f]{32}\r\n", response);
    }

    [Fact]
    public async Task Request_NoIds_DifferEveryTime()
    {
        var first = await host.Client.QueryAsync("?query=%7Bhello%7D");
        var second = await host.Client.QueryAsync("?query=%7Bhello%7D");

        Assert.NotEqual(first.Header(Header), second.Header(Header));
    }

    [Fact]
    public async Task Request_Traced_TakesTheTraceId()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);

        var answer = await host.Client.AskAsync(
            HttpMethod.Get,
            "?query=%7Bhello%7D",
            headers: ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", answer.Header(Header));
    }

    [Theory]
    [InlineData("?sdl", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Request_NoOperation_HasAnIdToo(string queryString, HttpStatusCode status)
    {
        var answer = await host.Client.QueryAsync(queryString);

        Assert.Equal(status, answer.Status);
        Assert.Matches("^[0-9a-f]{32}$", answer.Header(Header));
    }

    private Task<Answer> AskAsync(string query, string id)
        => host.Client.AskAsync(HttpMethod.Get, "?query=" + Uri.EscapeDataString(query), headers: (Header, id));
}
