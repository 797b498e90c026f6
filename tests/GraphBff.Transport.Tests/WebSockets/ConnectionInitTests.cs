using GraphBff.Engine.Operations;
using GraphBff.Testing;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.WebSockets;

public class ConnectionInitTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Theory]
    [InlineData("""{"type":"connection_init"}""")]
    [InlineData("""{"type":"connection_init","payload":null}""")]
    [InlineData("""{"type":"connection_init","payload":{}}""")]
    [InlineData("""{"payload":{"a":{"b":[1,null]}},"id":"x","more":true,"type":"connection_init"}""")]
    [InlineData(" {\"type\":\"connection\\u005finit\"}\n")]
    public async Task ConnectionInit_WellFormed_IsAcknowledged(string init)
    {
        await using var client = await host.OpenSocketAsync();

        await client.SendTextAsync(init);

        Assert.Equal("""{"type":"connection_ack"}""", (await client.ReceiveAsync()).Text);
    }

    [Fact]
    public async Task ConnectionInit_Second_Closes4429()
    {
        await using var client = await host.ConnectAsync();

        await client.SendAsync(new { type = "connection_init" });

        Assert.Equal((4429, "Too many initialisation requests"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task ConnectionInit_TwoAtOnce_Closes4429()
    {
        using var client = await RawWebSocket.OpenAsync(host.Endpoint());

        await client.SendFrameAsync("""{"type":"connection_init"}""");
        await client.SendFrameAsync("""{"type":"connection_init"}""");

        Assert.Contains("connection_ack", await client.ReadUntilAsync("Too many initialisation requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionInit_NotInTime_Closes4408()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        await using var client = await host.OpenSocketAsync();
        await client.RoundTripAsync();

        time.Advance(TimeSpan.FromSeconds(9));
        await client.RoundTripAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((4408, "Connection initialisation timeout"), await client.ReceiveCloseAsync());
        await host.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task ConnectionInit_InTime_KeepsTheSocket()
    {
        var (host, time) = await SocketProbe.StartTimelessAsync();
        await using var _ = host;
        await using var client = await host.OpenSocketAsync();

        time.Advance(TimeSpan.FromSeconds(9));
        await client.InitAsync();
        time.Advance(TimeSpan.FromSeconds(20));

        await client.RoundTripAsync();
    }

    [Fact]
    public async Task Subscribe_BeforeTheAcknowledgement_Closes4401()
    {
        await using var client = await host.OpenSocketAsync();

        await client.SubscribeAsync("1", "{ hello }");

        Assert.Equal((4401, "Unauthorized"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Caller_Refused_Closes4403()
    {
        await using var picky = await StartAsync(new Callers());
        await using var client = await picky.OpenSocketAsync();

        await client.SendAsync(new { type = "connection_init", payload = new { user = "nobody" } });

        Assert.Equal((4403, "Forbidden"), await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("too late")]
    [InlineData(null)]
    public async Task Caller_ThatCannotBeMade_Closes4500AndIsLogged(string? user)
    {
        await using var picky = await StartAsync(new Callers());
        await using var client = await picky.OpenSocketAsync();

        await client.SendAsync(new { type = "connection_init", payload = new { user } });

        Assert.Equal((4500, "Internal server error"), await client.ReceiveCloseAsync());
        Assert.Equal(LogLevel.Error, (await picky.Logs.WaitAsync(2301)).Level);
    }

    [Fact]
    public async Task Caller_MadeOnce_IsThatOfEveryOperation()
    {
        var callers = new Callers();
        await using var picky = await StartAsync(callers);
        await using var client = await picky.ConnectAsync(new { User = "ada" });

        await client.SubscribeAsync("1", "{ caller }");
        var first = await client.ReceiveAsync();
        await client.ReceiveAsync();
        await client.SubscribeAsync("2", "{ caller }");
        var second = await client.ReceiveAsync();

        Assert.Equal("ada", first.Data.GetProperty("caller").GetString());
        Assert.Equal("ada", second.Data.GetProperty("caller").GetString());
        Assert.Equal(1, callers.Made);
    }

    [Fact]
    public async Task Payload_TooLarge_Closes4400()
    {
        await using var client = await host.OpenSocketAsync();

        await client.SendAsync(new { type = "connection_init", payload = new { token = new string('x', 17_000) } });

        Assert.Equal((4400, "The payload of connection_init may have 16384 bytes at most"), await client.ReceiveCloseAsync());
    }

    private static Task<GraphHost> StartAsync(Callers callers)
        => GraphHost.StartAsync(new GraphHostSetup { Services = services => services.AddSingleton<ICallerFactory>(callers) });

    private sealed class Callers : ICallerFactory
    {
        public int Made { get; private set; }

        public Caller Create(HttpContext context) => throw new InvalidOperationException("No parameters.");

        public Caller? Create(HttpContext context, IReadOnlyDictionary<string, string> parameters)
        {
            Made++;
            return parameters["user"] switch
            {
                "nobody" => null,
                "nowhere" => throw new IOException("There is no directory of users."),
                "too late" => throw new OperationCanceledException("The directory does not answer."),
                var user => new Caller(user, []),
            };
        }
    }
}
