using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;
using Xunit.Abstractions;

namespace GraphBff.Tests.Hosting;

/// <summary>Clients request large responses and read nothing. The process has less memory than those responses together.</summary>
public sealed class UnreadClientsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Clients = 60;
    private const string Query =
        "{orders(first:100){nodes{customer{orders(first:100){nodes{customer{orders(first:100){nodes"
        + "{id createTime status updateTime i2:id c2:createTime u2:updateTime s2:status}}}}}}}}}";

    private readonly List<IDisposable> _connections = [];
    private TestServices _services = null!;
    private ProductProcess _product = null!;

    public async Task InitializeAsync()
    {
        _services = await TestServices.StartAsync();
        _product = await ProductProcess.StartAsync(
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("DOTNET_gcServer", "0"),
            ("DOTNET_GCHeapHardLimit", "0x10000000"),
            .. _services.Environment,
        ]);
    }

    public async Task DisposeAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        await _product.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Bodies_ThatNobodyReads_DoNotTakeTheProcess()
    {
        for (var i = 0; i < Clients; i++)
        {
            var client = await RawConnection.OpenAsync(_product.Http.BaseAddress!, receiveBuffer: 4096);
            _connections.Add(client);
            var body = JsonSerializer.Serialize(new { query = Query });
            await client.SendAsync(
                $"POST /graphql HTTP/1.1\r\nHost: {_product.Http.BaseAddress!.Authority}\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {body.Length}\r\n\r\n{body}");

            // Returns when the response begins.
            await client.ReadBytesAsync(new byte[16]);
        }

        await ExpectWellAsync();
    }

    [Fact]
    public async Task Messages_ThatNobodyReads_DoNotTakeTheProcess()
    {
        for (var i = 0; i < Clients / 4; i++)
        {
            var client = await RawWebSocket.OpenAsync(new Uri(_product.Http.BaseAddress!, "/graphql"), receiveBuffer: 4096);
            _connections.Add(client);
            await client.SendFrameAsync("""{"type":"connection_init"}""");
            await client.ReadUntilAsync("connection_ack");
            for (var operation = 0; operation < 4; operation++)
            {
                await client.SendFrameAsync(
                    JsonSerializer.Serialize(new { id = $"{operation}", type = "subscribe", payload = new { query = Query } }));
            }

            await client.ReadBytesAsync(new byte[16]);
        }

        await ExpectWellAsync();
    }

    private async Task ExpectWellAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            using var response = await _product.Http.PostAsJsonAsync("/graphql", new { query = Query });
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.False(answer.RootElement.TryGetProperty("errors", out _));
        }

        output.WriteLine($"{_product.MemoryBytes / 1_000_000} MB");
        Assert.DoesNotContain("OutOfMemory", _product.Log, StringComparison.Ordinal);
    }
}
