using System.Net;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Http;

public class SdlTransportTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Theory]
    [InlineData("?sdl")]
    [InlineData("?sdl=1")]
    public async Task Sdl_Get_PrintsTheSchema(string queryString)
    {
        var answer = await host.Client.QueryAsync(queryString, "text/html");

        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Contains("hello: String", answer.Text, StringComparison.Ordinal);
        Assert.Matches("^W/\"[0-9a-f]{32}\"$", answer.Header("ETag"));
        Assert.Equal("no-cache", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task Sdl_IfNoneMatch_IsHeldAgainstTheTag(string header, int status)
    {
        var tag = (await host.Client.QueryAsync("?sdl")).Header("ETag")!;

        var answer = await host.Client.AskAsync(
            HttpMethod.Get, "?sdl", headers: ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 304, answer.Text.Length == 0);
        Assert.Equal(tag, answer.Header("ETag"));
    }

    [Fact]
    public async Task Sdl_StrongFormOfTheTag_Matches()
    {
        var tag = (await host.Client.QueryAsync("?sdl")).Header("ETag")!;

        var answer = await host.Client.AskAsync(HttpMethod.Get, "?sdl", headers: ("If-None-Match", tag[2..]));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
    }

    [Fact]
    public async Task Sdl_WithAQuery_IsAQuery()
    {
        var answer = await host.Client.QueryAsync("?sdl&query=%7Bhello%7D");

        Assert.Equal("world", answer.Data.GetProperty("hello").GetString());
    }

    [Fact]
    public async Task Sdl_SwitchedOff_IsARequestWithoutAQuery()
    {
        await using var closed = await GraphHost.StartAsync(options => options.ServeSdl = false);

        var answer = await closed.Client.QueryAsync("?sdl");

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
    }
}
