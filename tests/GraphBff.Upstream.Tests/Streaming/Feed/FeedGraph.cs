using GraphBff.Engine.Operations;
using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Streaming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Streams over the feed service, registered as in a product.</summary>
internal sealed class FeedGraph : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private FeedGraph(FeedHost host, ServiceProvider services, RecordedLogs log)
    {
        Host = host;
        _services = services;
        Log = log;
    }

    public FeedHost Host { get; }

    public ScriptedFeed Feed => Host.Feed;

    public RecordedLogs Log { get; }

    public StreamHubs Hubs => _services.GetRequiredService<StreamHubs>();

    public FeedChanges PerCaller => _services.GetRequiredService<FeedChanges>();

    public FeedForEveryone ForEveryone => _services.GetRequiredService<FeedForEveryone>();

    /// <summary>Starts the feed and its graph. By default, broken streams reopen fast.</summary>
    public static async Task<FeedGraph> StartAsync(
        Action<StreamOptions>? configure = null,
        TimeProvider? time = null,
        Func<FeedHost, string>? address = null,
        Action<UpstreamOptions>? calls = null,
        Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>>? ownMetadata = null)
    {
        var host = new FeedHost();
        await host.StartAsync();
        var log = new RecordedLogs("GraphBff");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddUpstreams().Configure(options => calls?.Invoke(options));
        services.Configure<StreamOptions>(options =>
        {
            options.ReopenDelay = TimeSpan.FromMilliseconds(2);
            options.MaxReopenDelay = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(options);
        });
        var upstream = services.AddUpstream<FeedService.FeedServiceClient>("feed", address?.Invoke(host) ?? host.Address);
        if (ownMetadata is not null)
        {
            upstream.OwnMetadata(ownMetadata);
        }

        services.AddSingleton<FeedChanges>();
        services.AddSingleton<FeedForEveryone>();
        return new FeedGraph(host, services.BuildServiceProvider(), log);
    }

    /// <summary>Subscribes to the stream of all callers, and joins before it returns.</summary>
    public FeedReader Join(string? resumeAfter = null, bool currentState = false, FeedFilter? filter = null)
    {
        var reader = new FeedReader(ForEveryone.Subscribe(Caller.Anonymous, filter ?? FeedFilter.All, resumeAfter, currentState));
        reader.Begin();
        return reader;
    }

    /// <summary>Subscribes to the stream of all callers, and waits until the service has begun it.</summary>
    public async Task<FeedReader> JoinedAsync(
        string? resumeAfter = null, bool currentState = false, FeedFilter? filter = null, int streams = 1)
    {
        var reader = Join(resumeAfter, currentState, filter);
        await OpenAsync(streams);
        return reader;
    }

    /// <summary>Waits until the service has begun exactly so many streams.</summary>
    public Task OpenAsync(int streams = 1) => Eventually.TrueAsync(
        () => Feed.Open == streams && Feed.Started == streams, () => $"{Feed.Started} streams of {Feed.Open} have begun, not {streams}.");

    /// <summary>Waits until so many calls in all were answered.</summary>
    public Task AnsweredAsync(int calls = 1) => Eventually.TrueAsync(() => Log.Entries.Count(entry => entry.Id == 216) == calls);

    /// <summary>Waits until no stream is left.</summary>
    public Task NothingLeftAsync() => Eventually.TrueAsync(
        () => (Hubs.Groups, Hubs.Hubs, Hubs.Streams, Hubs.Readers, Hubs.Rings.Held, Feed.Open) == (0, 0, 0, 0, 0, 0),
        () => $"{Hubs.Groups} groups, {Hubs.Hubs} hubs, {Hubs.Streams} calls, {Hubs.Readers} readers, {Hubs.Rings.Held} bytes, "
            + $"{Feed.Open} streams are left.");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Host.DisposeAsync();
    }
}
