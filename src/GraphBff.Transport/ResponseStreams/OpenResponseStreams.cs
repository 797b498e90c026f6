using System.Diagnostics.Metrics;
using GraphBff.Transport.Draining;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Every open response stream, counted by the meter <c>GraphBff.Transport</c>: sends them heartbeats by one timer, and ends their
/// subscriptions when the server drains. Idle streams are many, so that each is linked by two fields of its own and has no timer and no
/// registration.
/// </summary>
internal sealed class OpenResponseStreams : IDisposable
{
    // A tick goes over one slot, so that ten thousand heartbeats are not sent at once.
    private const int SlotCount = 8;

    private readonly Slot[] _slots = new Slot[SlotCount];
    private readonly DrainState _drain;
    private readonly CancellationTokenRegistration _draining;
    private readonly ITimer? _timer;
    private readonly int _max;
    private int _count;
    private int _ticks;

    public OpenResponseStreams(
        IOptions<ResponseStreamOptions> options,
        TimeProvider time,
        DrainState drain,
        IMeterFactory meters,
        ILogger<OpenResponseStreams> logger)
    {
        _max = options.Value.MaxStreams;
        for (var i = 0; i < SlotCount; i++)
        {
            _slots[i] = new Slot(logger);
        }

        meters.Create("GraphBff.Transport").CreateObservableUpDownCounter(
            "graphbff.http.streams", () => Volatile.Read(ref _count), "{stream}", "Open streams of server-sent events and multipart.");
        _drain = drain;
        _draining = drain.Draining.UnsafeRegister(static streams => ((OpenResponseStreams)streams!).EndAllForShutdown(), this);
        if (options.Value.HeartbeatInterval > TimeSpan.Zero)
        {
            var period = options.Value.HeartbeatInterval / SlotCount;
            _timer = time.CreateTimer(static streams => ((OpenResponseStreams)streams!).Tick(), this, period, period);
        }
    }

    /// <summary>Whether there are as many as there may be.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= _max;

    public void Add(ResponseStream session)
    {
        Interlocked.Increment(ref _count);

        // The slot of the last tick: the first heartbeat comes an interval from now at the latest.
        var slot = _slots[(uint)Volatile.Read(ref _ticks) % SlotCount];
        session.Slot = slot;
        slot.Add(session);

        // The drain has seen the stream, or the stream sees the drain.
        if (_drain.IsDraining)
        {
            session.EndForShutdown();
        }
    }

    /// <summary>Once it returns, no heartbeat is written any more.</summary>
    public void Remove(ResponseStream session)
    {
        session.Slot?.Remove(session);
        Interlocked.Decrement(ref _count);
    }

    public void Dispose()
    {
        _draining.Dispose();
        _timer?.Dispose();
    }

    private void Tick() => _slots[(uint)Interlocked.Increment(ref _ticks) % SlotCount].ForEach(static session => session.Beat());

    private void EndAllForShutdown()
    {
        foreach (var slot in _slots)
        {
            slot.ForEach(static session => session.EndForShutdown());
        }
    }

    /// <summary>Linked streams under one lock.</summary>
    internal sealed class Slot(ILogger logger)
    {
        private readonly Lock _lock = new();
        private ResponseStream? _first;

        public void Add(ResponseStream session)
        {
            lock (_lock)
            {
                session.Next = _first;
                _first?.Previous = session;
                _first = session;
            }
        }

        public void Remove(ResponseStream session)
        {
            lock (_lock)
            {
                if (ReferenceEquals(_first, session))
                {
                    _first = session.Next;
                }

                session.Previous?.Next = session.Next;
                session.Next?.Previous = session.Previous;
                session.Next = session.Previous = null;
            }
        }

        public void ForEach(Action<ResponseStream> action)
        {
            lock (_lock)
            {
                for (var session = _first; session is not null; session = session.Next)
                {
                    try
                    {
                        action(session);
                    }
                    catch (Exception exception)
                    {
                        // One that leaves a timer ends the process, and one session's is not the others'.
                        Log.SessionFailed(logger, exception);
                    }
                }
            }
        }
    }
}
