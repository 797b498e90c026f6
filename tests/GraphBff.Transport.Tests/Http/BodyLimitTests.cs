using System.Net;
using System.Text;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Http;

public class BodyLimitTests
{
    [Theory]
    [InlineData(1024, false, 200)]
    [InlineData(1024, true, 200)]
    [InlineData(1025, false, 413)]
    [InlineData(1025, true, 413)]
    [InlineData(300_000, false, 413)]
    [InlineData(300_000, true, 413)]
    public async Task Post_BodyOfSize_IsHeldAgainstTheLimit(int size, bool chunked, int status)
    {
        await using var host = await GraphHost.StartAsync(options => options.MaxRequestBodySize = 1024);
        var body = Padded(size);

        var content = chunked ? (HttpContent)GraphClient.Chunked(body) : new ByteArrayContent(body);
        content.Headers.ContentType = new(GraphClient.Json);
        var answer = await host.Client.AskAsync(HttpMethod.Post, "", content);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 413 ? "PAYLOAD_TOO_LARGE" : null, status == 413 ? answer.Code : null);
    }

    [Fact]
    public async Task Post_MegabyteByDefault_IsTaken()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        Assert.Equal(HttpStatusCode.OK, (await host.Client.PostAsync(Padded(1024 * 1024), GraphClient.Json)).Status);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await host.Client.PostAsync(Padded((1024 * 1024) + 1), GraphClient.Json)).Status);
    }

    [Fact]
    public async Task Post_AnnouncedLengthTooLarge_IsRefusedBeforeTheBodyIsSent()
    {
        await using var host = await GraphHost.StartAsync(options => options.MaxRequestBodySize = 1024);
        using var connection = await RawConnection.OpenAsync(host.Address);

        await connection.SendAsync(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 5000000\r\nExpect: 100-continue\r\n\r\n");
        var response = await connection.ReadUntilAsync("PAYLOAD_TOO_LARGE");

        Assert.StartsWith("HTTP/1.1 413 ", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ServerLimitIsLess_Gets413AsJsonToo()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Kestrel = kestrel => kestrel.Limits.MaxRequestBodySize = 100,
        });

        var answer = await host.Client.AskAsync(HttpMethod.Post, "", GraphClient.Chunked(Padded(500)));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE"), (answer.Status, answer.Code));
        Assert.Empty(host.Logs.Problems);
    }

    private static byte[] Padded(int size)
    {
        var body = Encoding.UTF8.GetBytes("""{"query":"{ hello }"}""");
        Array.Resize(ref body, size);
        body.AsSpan().Replace((byte)0, (byte)' ');
        return body;
    }
}
