using System.Net;
using System.Net.Sockets;
using System.Text;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphBff.Transport.Tests.Http;

public class ConnectionTests
{
    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Requests_FiftyAtOnce_GetTheirOwnAnswers(HttpProtocols protocols)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup { Protocols = protocols });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.Client.PostAsync(
            $$$"""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"{{{Text(i)}}}"}}""")));

        Assert.Equal(
            Enumerable.Range(0, 50).Select(Text),
            answers.Select(answer => answer.Data.GetProperty("echo").GetString()));
        Assert.All(answers, answer => Assert.Equal(protocols == HttpProtocols.Http2 ? 2 : 1, answer.Message.Version.Major));
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Requests_BrokenOnes_LeaveTheConnectionToTheNext()
    {
        await using var host = await GraphHost.StartAsync(options => options.MaxRequestBodySize = 1024);
        var connections = 0;
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        handler.ConnectCallback = async (target, cancellationToken) =>
        {
            Interlocked.Increment(ref connections);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(target.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler) { BaseAddress = host.Client.BaseAddress };

        foreach (var (contentType, body) in Broken())
        {
            var refused = await client.PostAsync(body, contentType);
            var next = await client.PostAsync("""{"query":"{ hello }"}""");

            Assert.InRange((int)refused.Status, 400, 499);
            Assert.NotEmpty(refused.Code!);
            Assert.Equal(HttpStatusCode.OK, next.Status);
        }

        Assert.Equal(1, connections);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Http2_EveryKindOfRequest_IsServed()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Protocols = HttpProtocols.Http2,
            Options = options => options.MaxRequestBodySize = 1024,
        });

        Assert.Equal(HttpStatusCode.OK, (await host.Client.QueryAsync("?query=%7Bhello%7D")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.QueryAsync("?sdl")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Client.AskAsync(HttpMethod.Put, "")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.PostAsync("NONSENSE")).Status);
        Assert.Equal("PAYLOAD_TOO_LARGE", (await host.Client.PostAsync(new byte[2000], GraphClient.Json)).Code);
        Assert.Equal("PAYLOAD_TOO_LARGE", (await host.Client.AskAsync(HttpMethod.Post, "", GraphClient.Chunked(new byte[2000]))).Code);
    }

    private static string Text(int i) => new string('x', i * 100) + i;

    private static IEnumerable<(string? ContentType, byte[] Body)> Broken()
    {
        yield return (GraphClient.Json, []);
        yield return (GraphClient.Json, "NONSENSE"u8.ToArray());
        yield return (GraphClient.Json, [0xFF, 0xFE, 0x00]);
        yield return (GraphClient.Json, Encoding.UTF8.GetBytes(new string('[', 1000)));
        yield return (GraphClient.Json, "{\"query\":\"\\ud800\"}"u8.ToArray());
        yield return (GraphClient.Json, "[]"u8.ToArray());
        yield return (GraphClient.Json, new byte[1025]);
        yield return (null, "{}"u8.ToArray());
        yield return ("text/plain", new byte[1000]);
        yield return ("application/json; charset=utf-16", new byte[1000]);
    }
}
