using System.Net;
using System.Net.Http.Headers;
using GraphBff.Testing;
using GraphBff.Transport.Responses;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Responses;

public sealed class BodySenderTests
{
    private const string Big = """{"query":"{ big(size: 6000000) }"}""";

    private static readonly string Head =
        $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Big.Length}\r\n\r\n";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Client_ReadsNothing_IsCutOffOnceItsTimeIsUp()
    {
        await using var host = await StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(Head + Big);

        // The sender starts to wait at an unknown time. So the clock advances until the sender gives up.
        var cut = host.Logs.WaitAsync(2004);
        while (!cut.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(LogLevel.Information, (await cut).Level);
        Assert.Equal(LogLevel.Debug, (await host.Logs.WaitAsync(2002)).Level);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Client_ReadsNoMore_HasNoMoreTimeForWhatItReadBefore()
    {
        await using var host = await StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(Head + Big);
        await connection.ReadUntilAsync(new string('x', 500_000));
        var unread = host.Services.GetRequiredService<UnreadResponses>();
        await Eventually.TrueAsync(() => unread.Bytes > 0);

        // The client has 10 s, and 16 s for the piece. Some advances may fall between two pieces, so there are up to three. If the bytes
        // that the client already read gave it extra time, that would be two minutes.
        var cut = host.Logs.WaitAsync(2004);
        for (var i = 0; i < 3 && !cut.IsCompleted; i++)
        {
            await Task.WhenAny(cut, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
            _time.Advance(TimeSpan.FromSeconds(27));
        }

        await cut;
        await Eventually.TrueAsync(() => unread.Bytes == 0);
    }

    [Fact]
    public async Task Client_Reads_GetsAllOfABodyOfManyPieces()
    {
        await using var host = await StartAsync();

        var answer = await host.Client.PostAsync(Big);

        Assert.Equal(6_000_000, answer.Data.GetProperty("big").GetString()!.Length);
    }

    [Fact]
    public async Task Client_TakesCompression_GetsAllOfABodyOfManyPieces()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        using var content = new StringContent(Big, new MediaTypeHeaderValue("application/json"));

        using var response = await client.PostAsync(host.Client.BaseAddress, content);

        Assert.Equal(6_000_000 + """{"data":{"big":""}}""".Length, (await response.Content.ReadAsStringAsync()).Length);
    }

    private Task<GraphHost> StartAsync() => GraphHost.StartAsync(new GraphHostSetup
    {
        Services = services => services.AddSingleton<TimeProvider>(_time),
    });
}
