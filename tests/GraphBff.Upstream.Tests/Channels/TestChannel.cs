using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>The library service's channel in a host without a graph.</summary>
internal sealed class TestChannel : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestChannel(ServiceProvider services, RecordedLogs log, FakeTimeProvider time)
    {
        _services = services;
        Log = log;
        Time = time;
    }

    public LibraryService.LibraryServiceClient Client => _services.GetRequiredService<LibraryService.LibraryServiceClient>();

    public IServiceProvider Services => _services;

    public RecordedLogs Log { get; }

    /// <summary>The clock of ejections. Deadlines use the system's clock.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>Registers the service at an address.</summary>
    /// <param name="address">The service's address.</param>
    /// <param name="configure">Changes the options.</param>
    /// <param name="build">Changes the registration.</param>
    /// <param name="hosts">The hosts that the address's name resolves to; null for the system's resolver.</param>
    public static TestChannel To(
        string address, Action<UpstreamOptions>? configure = null, Action<UpstreamBuilder>? build = null, params string[] hosts)
    {
        var options = new UpstreamOptions();
        configure?.Invoke(options);
        return To(address, options, build, hosts);
    }

    public static TestChannel To(string address, UpstreamOptions options, Action<UpstreamBuilder>? build = null, params string[] hosts)
    {
        var log = new RecordedLogs("GraphBff");
        var time = new FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<TimeProvider>(time);
        services.AddUpstreams();
        services.AddSingleton(Options.Create(options));
        if (hosts.Length > 0)
        {
            services.AddSingleton<ResolverFactory>(new FixedResolverFactory(hosts));
        }

        var upstream = services.AddUpstream<LibraryService.LibraryServiceClient>("library", address);
        build?.Invoke(upstream);
        return new TestChannel(services.BuildServiceProvider(), log, time);
    }

    /// <summary>Gets a book with a deadline of half a minute.</summary>
    public Task<GetBookResponse> GetAsync(string id = "b1", TimeSpan? timeout = null, Metadata? headers = null)
        => Client.GetBookAsync(
            new() { Id = id },
            headers,
            TimeProvider.System.GetUtcNow().UtcDateTime + (timeout ?? TimeSpan.FromSeconds(30))).ResponseAsync;

    /// <summary>Gets a book.</summary>
    /// <returns>The status.</returns>
    public async Task<StatusCode> StatusAsync(TimeSpan? timeout = null)
    {
        try
        {
            await GetAsync(timeout: timeout);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
