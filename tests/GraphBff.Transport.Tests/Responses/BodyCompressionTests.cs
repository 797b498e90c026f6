using System.IO.Compression;
using System.Net;
using System.Text.Json;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace GraphBff.Transport.Tests.Responses;

public class BodyCompressionTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0.1, gzip", "gzip")]
    [InlineData("*", "br")]
    public async Task Post_LargeBody_IsCompressedAsAsked(string acceptEncoding, string expected)
    {
        var answer = await AskAsync(host, 10_000, acceptEncoding);

        Assert.Equal(expected, answer.Header("Content-Encoding"));
        Assert.Equal("Accept, Accept-Encoding", answer.Header("Vary"));
        Assert.Equal(10_000, (await DecompressAsync(answer)).GetProperty("data").GetProperty("big").GetString()?.Length);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("deflate")]
    [InlineData("br;q=0")]
    [InlineData("")]
    public async Task Post_LargeBodyNotAskedFor_IsPlain(string acceptEncoding)
    {
        var answer = await AskAsync(host, 10_000, acceptEncoding);

        Assert.Null(answer.Header("Content-Encoding"));
        Assert.Equal("Accept, Accept-Encoding", answer.Header("Vary"));
        Assert.Equal(answer.Text.Length, answer.Message.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(2047, null)]
    [InlineData(2048, "br")]
    public async Task Post_Threshold_IsTheWholeBody(int bodySize, string? expected)
    {
        var answer = await AskAsync(host, bodySize - """{"data":{"big":""}}""".Length, "br");

        Assert.Equal(expected, answer.Header("Content-Encoding"));
    }

    [Fact]
    public async Task Sdl_AboveTheThreshold_IsCompressed()
    {
        await using var low = await GraphHost.StartAsync(options => options.MinCompressedSize = 256);

        var answer = await low.Client.AskAsync(HttpMethod.Get, "?sdl", headers: ("Accept-Encoding", "gzip"));

        Assert.Equal("gzip", answer.Header("Content-Encoding"));
    }

    [Theory]
    [InlineData("POST", "br")]
    [InlineData("GET", null)]
    public async Task Https_OnlyWhatAnotherSiteCannotSend_IsCompressed(string method, string? expected)
    {
        await using var secure = await GraphHost.StartAsync(new GraphHostSetup
        {
            Pipeline = app => app.Use((context, next) =>
            {
                context.Request.Scheme = "https";
                return next(context);
            }),
        });

        var answer = method == "POST"
            ? await AskAsync(secure, 10_000, "br")
            : await secure.Client.AskAsync(HttpMethod.Get, "?query=%7Bbig(size:10000)%7D", headers: ("Accept-Encoding", "br"));

        Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, answer.Header("Content-Encoding")));
    }

    [Fact]
    public async Task Head_LargeBody_HasTheHeadersOnly()
    {
        var answer = await host.Client.AskAsync(HttpMethod.Head, "?query=%7Bbig(size:10000)%7D", headers: ("Accept-Encoding", "br"));

        Assert.Equal((HttpStatusCode.OK, "br", ""), (answer.Status, answer.Header("Content-Encoding"), answer.Text));
    }

    private static Task<Answer> AskAsync(GraphHost host, int size, string acceptEncoding)
        => host.Client.AskAsync(
            HttpMethod.Post,
            "",
            new StringContent($$"""{"query":"{ big(size: {{size}}) }"}""", mediaType: new(GraphClient.Json)),
            headers: ("Accept-Encoding", acceptEncoding));

    private static async Task<JsonElement> DecompressAsync(Answer answer)
    {
        var body = await answer.Message.Content.ReadAsStreamAsync();
        body.Position = 0;
        await using Stream plain = answer.Header("Content-Encoding") == "br"
            ? new BrotliStream(body, CompressionMode.Decompress)
            : new GZipStream(body, CompressionMode.Decompress);
        return (await JsonDocument.ParseAsync(plain)).RootElement;
    }
}
