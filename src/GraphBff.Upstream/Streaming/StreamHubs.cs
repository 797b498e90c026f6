using System.Collections.Concurrent;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Upstream.Calls;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// All upstream streams that subscriptions share. A singleton for each module's <see cref="WatchStream{TFilter, TMessage}"/>. Disposing it
/// ends all streams.
/// </summary>
public sealed class StreamHubs : IAsyncDisposable, IDisposable
{
    /// <summary>
    /// The meter of <c>graphbff.upstream.streams</c> and <c>graphbff.stream.subscribers</c> (current numbers), <c>.events</c>,
    /// <c>.bad_events</c>, <c>.reopens</c>, <c>.gaps</c> and <c>.slow_consumers</c> (totals), by <c>service</c> and <c>stream</c>.
    /// </summary>
    public const string MeterName = "GraphBff.Upstream";

    // A client's token is sent to the service and kept as long as the stream. Tokens of services are much shorter.
    private const int MaxTokenLength = 4096;

    private readonly IServiceProvider _services;
    private readonly ConcurrentDictionary<HubKey, HubGroup> _groups = new();
    private readonly ConcurrentDictionary<StreamHub, Task> _running = new();
    private readonly Dictionary<string, int> _hubsOfCallers = [];
    // When a bad event was last logged, by the stream's name.
    private readonly Dictionary<string, long> _badEvents = [];
    private readonly Lock _quota = new();
    private int _hubs;
    private int _streams;
    private bool _isDisposed;

    internal StreamHubs(IServiceProvider services, IOptions<StreamOptions> options, TimeProvider time, ILogger<StreamHubs> logger)
    {
        _services = services;
        Options = options.Value;
        Rings = new(Options.RingBytes);
        Metrics.Observe(Rings);
        Time = time;
        Logger = logger;
    }

    internal StreamOptions Options { get; }

    internal RingBudget Rings { get; }

    internal TimeProvider Time { get; }

    internal StreamMetrics Metrics { get; } = new();

    internal ILogger Logger { get; }

    /// <summary>The number of hubs, with or without an open call.</summary>
    internal int Hubs => Volatile.Read(ref _hubs);

    /// <summary>The number of open calls.</summary>
    internal int Streams => Volatile.Read(ref _streams);

    /// <summary>The number of tasks that read a call or wait to open one.</summary>
    internal int Readers => _running.Count;

    internal int Groups => _groups.Count;

    public void Dispose() => EndAll();

    public async ValueTask DisposeAsync()
    {
        EndAll();
        await Task.WhenAll(_running.Values).ConfigureAwait(false);
        Metrics.Dispose();
    }

    /// <summary>Adds a subscriber to the group of equal subscriptions, or makes that group.</summary>
    /// <exception cref="GraphException">BAD_RESUME_TOKEN; TOO_MANY_STREAMS; UNAVAILABLE if the host stops.</exception>
    internal void Join(StreamSubscriber subscriber, Subscription subscription)
    {
        if (subscription.ResumeAfter.Length > MaxTokenLength)
        {
            throw new GraphException(StreamErrors.BadResumeToken(failure: null));
        }

        while (true)
        {
            var group = _groups.GetOrAdd(
                subscription.Key, static (key, joining) => new HubGroup(joining.Hubs, key, joining.Source), subscription);
            if (group.TryJoin(subscriber, subscription))
            {
                return;
            }
        }
    }

    internal void Forget(in HubKey key, HubGroup group) => _groups.TryRemove(new(key, group));

    /// <summary>Counts one more hub.</summary>
    /// <exception cref="GraphException">TOO_MANY_STREAMS; UNAVAILABLE if the host stops.</exception>
    internal void Reserve(string identity)
    {
        if (!TryReserve(identity))
        {
            throw new GraphException(StreamErrors.TooManyStreams);
        }
    }

    /// <summary>Counts one more stream, of a hub or of a client that wants the service itself.</summary>
    /// <returns>False if there are as many as there may be.</returns>
    /// <exception cref="GraphException">UNAVAILABLE if the host stops.</exception>
    internal bool TryReserve(string identity)
    {
        lock (_quota)
        {
            if (_isDisposed)
            {
                throw new GraphException(StreamErrors.ShuttingDown);
            }

            var ofCaller = _hubsOfCallers.GetValueOrDefault(identity);
            if (_hubs >= Options.MaxStreams || ofCaller >= Options.MaxStreamsPerCaller)
            {
                return false;
            }

            _hubs++;
            _hubsOfCallers[identity] = ofCaller + 1;
            return true;
        }
    }

    internal void Release(string identity)
    {
        lock (_quota)
        {
            _hubs--;
            Uncount(identity);
        }
    }

    /// <summary>Counts a hub for another caller, even beyond that caller's limit.</summary>
    internal void Transfer(string from, string to)
    {
        if (from == to)
        {
            return;
        }

        lock (_quota)
        {
            Uncount(from);
            _hubsOfCallers[to] = _hubsOfCallers.GetValueOrDefault(to) + 1;
        }
    }

    /// <summary>Starts to read a hub's stream.</summary>
    internal void Start(StreamHub hub)
    {
        // The stream serves all its subscribers, so it does not carry the trace of the first.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            var started = new TaskCompletionSource();
            _running[hub] = Task.Run(async () =>
            {
                await started.Task.ConfigureAwait(false);
                try
                {
                    await new HubReader(hub).RunAsync().ConfigureAwait(false);
                }
                finally
                {
                    _running.TryRemove(hub, out _);
                }
            });
            started.SetResult();
        }
    }

    internal Metadata MetadataOf(IWatchSource source, Caller caller) => source.Scope.IsPerCaller
        ? RequestMetadata.Of(caller, requestId: "")
        : _services.GetKeyedService<OwnMetadata>(source.Service)?.Make(_services) ?? [];

    internal void StreamOpened(string service, string stream)
    {
        Interlocked.Increment(ref _streams);
        Metrics.Streams(service, stream, 1);
    }

    internal void StreamClosed(string service, string stream)
    {
        Interlocked.Decrement(ref _streams);
        Metrics.Streams(service, stream, -1);
    }

    internal void Reopens(IWatchSource source) => Metrics.Reopen(source);

    /// <summary>Notes an event that could not be read. A service may send many, so each stream logs at most one a minute.</summary>
    internal void BadEvent(IWatchSource source, Exception fault)
    {
        Metrics.BadEvent(source);
        var now = Time.GetTimestamp();
        lock (_badEvents)
        {
            if (_badEvents.TryGetValue(source.Name, out var last) && Time.GetElapsedTime(last, now) < TimeSpan.FromMinutes(1))
            {
                return;
            }

            _badEvents[source.Name] = now;
        }

        Log.BadEvent(Logger, fault, source.Service, source.Name);
    }

    /// <summary>0 to 1.</summary>
    internal double Random() => System.Random.Shared.NextDouble();

    private void Uncount(string identity)
    {
        if (--_hubsOfCallers[identity] == 0)
        {
            _hubsOfCallers.Remove(identity);
        }
    }

    private void EndAll()
    {
        lock (_quota)
        {
            // From now on no hub is added.
            _isDisposed = true;
        }

        foreach (var group in _groups.Values)
        {
            group.End(StreamErrors.ShuttingDown);
        }
    }
}
