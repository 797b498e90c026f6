using System.Diagnostics.Metrics;
using GraphBff.Transport.Draining;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// All open response streams, counted by the meter <c>GraphBff.Transport</c>. One timer sends their heartbeats, and their subscriptions end
/// when the server drains. There may be many idle streams. So each is linked by two fields of its own, and has no timer and no
/// registration.
/// </summary>
internal sealed class OpenResponseStreams : IDisposable
{
    // The streams are spread over slots, and a tick handles one slot. So ten thousand heartbeats are not sent at once.
    private const int SlotCount = 8;

    private readonly Slot[] _slots = new Slot[SlotCount];
    private readonly DrainState _drain;
    private readonly CancellationTokenRegistration _draining;
    private readonly ITimer? _timer;
    private readonly ResponseStreamOptions _options;
    private int _count;
    private int _ticks;

    public OpenResponseStreams(
        IOptions<ResponseStreamOptions> options,
        TimeProvider time,
        DrainState drain,
        IMeterFactory meters,
        ILogger<OpenResponseStreams> logger)
    {
        _options = options.Value;
        for (var i = 0; i < SlotCount; i++)
        {
            _slots[i] = new Slot(logger);
        }

        meters.Create("GraphBff.Transport").CreateObservableUpDownCounter(
            "graphbff.http.streams", () => Volatile.Read(ref _count), "{stream}", "Open streams of server-sent events and multipart.");
        _drain = drain;
        _draining = drain.Draining.UnsafeRegister(static streams => ((OpenResponseStreams)streams!).EndAllForShutdown(), this);
        if (_options.HeartbeatInterval > TimeSpan.Zero)
        {
            var period = _options.HeartbeatInterval / SlotCount;
            _timer = time.CreateTimer(static streams => ((OpenResponseStreams)streams!).Tick(), this, period, period);
        }
    }

    /// <summary>Whether the maximum number of streams is open.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= _options.MaxStreams;

    public void Add(ResponseStream stream)
    {
        Interlocked.Increment(ref _count);

        // The slot of the last tick, so the first heartbeat comes after one interval at most.
        var slot = _slots[(uint)Volatile.Read(ref _ticks) % SlotCount];
        stream.Slot = slot;
        slot.Add(stream);

        // Either the drain has seen the stream, or the stream sees the drain here.
        if (_drain.IsDraining)
        {
            stream.EndForShutdown();
        }
    }

    /// <summary>Removes a stream. After this returns, no heartbeat is written to it.</summary>
    public void Remove(ResponseStream stream)
    {
        stream.Slot?.Remove(stream);
        Interlocked.Decrement(ref _count);
    }

    public void Dispose()
    {
        _draining.Dispose();
        _timer?.Dispose();
    }

    private void Tick() => _slots[(uint)Interlocked.Increment(ref _ticks) % SlotCount].ForEach(static stream => stream.Beat());

    private void EndAllForShutdown()
    {
        foreach (var slot in _slots)
        {
            slot.ForEach(static stream => stream.EndForShutdown());
        }
    }

    /// <summary>A linked list of streams under one lock.</summary>
    internal sealed class Slot(ILogger logger)
    {
        private readonly Lock _lock = new();
        private ResponseStream? _first;

        public void Add(ResponseStream stream)
        {
            lock (_lock)
            {
                stream.Next = _first;
                _first?.Previous = stream;
                _first = stream;
            }
        }

        public void Remove(ResponseStream stream)
        {
            lock (_lock)
            {
                if (ReferenceEquals(_first, stream))
                {
                    _first = stream.Next;
                }

                stream.Previous?.Next = stream.Next;
                stream.Next?.Previous = stream.Previous;
                stream.Next = stream.Previous = null;
            }
        }

        public void ForEach(Action<ResponseStream> action)
        {
            lock (_lock)
            {
                for (var stream = _first; stream is not null; stream = stream.Next)
                {
                    try
                    {
                        action(stream);
                    }
                    catch (Exception exception)
                    {
                        // An exception that leaves a timer's callback ends the process. The failure of one stream must not affect the
                        // others.
                        Log.HeartbeatFailed(logger, exception);
                    }
                }
            }
        }
    }
}
