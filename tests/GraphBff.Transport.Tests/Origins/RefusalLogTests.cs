using System.Net;
using System.Net.Sockets;
using System.Text;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Origins;

/// <summary>What an unknown client can write into the log.</summary>
public class RefusalLogTests
{
    [Fact]
    public async Task Log_OfWhateverIsSent_IsPrintableAndShort()
    {
        await using var host = await GraphHost.StartAsync(options => options.AllowedHosts = ["127.0.0.1"]);
        const string forged = "a\u001b[2J\u001b[31mfail: forged";
        var address = host.Address.Authority;
        string[] requests =
        [
            Upgrade(address, $"Origin: http://{forged}"),
            Upgrade(address, $"Origin: http://{new string('o', 7000)}"),
            Upgrade(address, "Origin: http://\u00fc\u202e.example"),
            Upgrade($"{new string('h', 3000)}.example", "Origin: http://a.example"),
            Get("", address, $"x-request-id: {forged}", $"User-Agent: {forged}", $"Content-Type: {forged}", $"Accept: {forged}"),
            Get("?query=%7B%1B%5B2J%0Afail%3A+forged", address, $"graphql-client-name: {forged}", $"Last-Event-ID: {forged}"),
            Get("?query=%7Bhello%7D&operationName=%1B%5B2J%0Afail%3A+forged", address),
            Get("?documentId=%1B%5B2J%0Afail%3A+forged", address),
            Get("?variables=%1B%5B2J%0Afail%3A+forged&query=%7Bhello%7D", address),
            $"GET /graphql\u001b[2J HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n",
        ];

        foreach (var request in requests)
        {
            await SendAsync(host, request);
        }

        var own = host.Logs.Entries.Where(entry => entry.Category.StartsWith("GraphBff", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, own.Count(entry => entry.Id is 2501 or 2502));
        Assert.All(own, entry =>
        {
            Assert.DoesNotContain(entry.Message, character => character is < ' ' or > '~');
            Assert.InRange(entry.Message.Length, 0, 700);
        });
    }

    [Fact]
    public async Task Log_OfTheSameStranger_IsOneLine()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(host, Upgrade(host.Address.Authority, "Origin: http://evil.example"));
        }

        Assert.Single(host.Logs.Entries, entry => entry.Id == 2501);
    }

    private static string Upgrade(string address, params string[] headers) => Get(
        "",
        address,
        [
            .. headers,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        ]);

    private static string Get(string query, string host, params string[] headers)
        => $"GET /graphql{query} HTTP/1.1\r\nHost: {host}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Connection: "
            + "close\r\n\r\n";

    private static async Task SendAsync(GraphHost host, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var answer = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 ", await answer.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
