using GraphBff.Testing;
using GraphBff.Transport.Draining;
using GraphBff.Transport.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.WebSockets;

public class SocketRegistryTests
{
    [Fact]
    public void Sweep_ThatFails_IsLoggedAndLooksAgain()
    {
        using var logs = new RecordedLogs();
        using var meters = new ServiceCollection().AddMetrics().AddSingleton<SocketMetrics>().BuildServiceProvider();
        using var drain = new DrainState();
        var time = new FailingTime();
        using var registry = new SocketRegistry(
            time,
            drain,
            meters.GetRequiredService<SocketMetrics>(),
            Options.Create(new GraphWebSocketOptions()),
            LoggerFactory.Create(logging => logging.AddProvider(logs)).CreateLogger<SocketRegistry>());
        registry.TryAdd(new GraphSocket(new DefaultHttpContext(), null!));

        time.Fails = true;
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([2307, 2307], logs.Entries.Select(entry => entry.Id));
    }

    private sealed class FailingTime : FakeTimeProvider
    {
        public bool Fails { get; set; }

        public override long TimestampFrequency => Fails ? throw new InvalidOperationException("No time.") : base.TimestampFrequency;
    }
}
