using System.Diagnostics;
using System.Net;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>
/// The instances of one service, and which of them are ejected (gRFC A50, by consecutive failures). Successful calls change nothing here
/// and take no lock.
/// </summary>
internal sealed class InstanceGroup(
    string service, UpstreamOptions options, TimeProvider time, ILogger logger, InstanceMetrics? metrics = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DnsEndPoint, Instance> _known = [];
    private IReadOnlyList<Instance> _ready = [];
    private volatile int _ejected;

    public string Service { get; } = service;

    /// <summary>How many instances are known, and how many of them are ejected.</summary>
    public (string Service, int Known, int Ejected) Counts
    {
        get
        {
            lock (_lock)
            {
                return (Service, _known.Count, _ejected);
            }
        }
    }

    /// <summary>Whether any instance is ejected.</summary>
    public bool HasEjected => _ejected > 0;

    /// <summary>The instance at an address. Its state outlives its connections.</summary>
    public Instance Of(DnsEndPoint endPoint)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(endPoint, out var instance))
            {
                _known.Add(endPoint, instance = new Instance(endPoint));
            }

            return instance;
        }
    }

    /// <summary>Sets the addresses of the service, and forgets instances at all others.</summary>
    public void Keep(IReadOnlyCollection<DnsEndPoint> endPoints)
    {
        lock (_lock)
        {
            foreach (var endPoint in _known.Keys.Except(endPoints).ToList())
            {
                _known.Remove(endPoint);
            }

            foreach (var endPoint in endPoints)
            {
                _known.TryAdd(endPoint, new Instance(endPoint));
            }

            _ejected = _known.Values.Count(instance => instance.IsEjected);
        }
    }

    /// <summary>Notes which instances have a connection.</summary>
    public void Ready(IReadOnlyList<Instance> instances)
    {
        lock (_lock)
        {
            _ready = instances;
        }
    }

    /// <summary>
    /// Whether an ejected instance gets a call now, as a test. It gets no other call until that one ends, or its ejection time has passed
    /// again.
    /// </summary>
    public bool MayTry(Instance instance)
    {
        // Without the lock first: each call comes here while an instance is ejected.
        if (time.GetTimestamp() < instance.RetryAt)
        {
            return false;
        }

        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (!instance.IsEjected || now < instance.RetryAt)
            {
                return false;
            }

            instance.IsTried = true;
            instance.RetryAt = now + Ticks(EjectionTime(instance));
            return true;
        }
    }

    /// <summary>Notes that an instance answered a call, even with its own error.</summary>
    public void Answered(Instance instance)
    {
        if (instance.Failures == 0)
        {
            return;
        }

        lock (_lock)
        {
            instance.Failures = 0;
            if (Readmit(instance))
            {
                instance.BackSince = time.GetTimestamp();
                Log.Readmitted(logger, Service, instance.EndPoint.Host, instance.EndPoint.Port);
            }
        }
    }

    /// <summary>
    /// Notes that a connection was lost. All its calls fail at that moment, which counts as one failure: a healthy instance may close a
    /// connection because of its age.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="callBegan">When the failed call began (<see cref="Stopwatch"/>).</param>
    /// <param name="reason">What happened, for the log.</param>
    public void Lost(Instance instance, long callBegan, string reason)
    {
        lock (_lock)
        {
            if (callBegan < instance.LostAt)
            {
                return;
            }

            instance.LostAt = Stopwatch.GetTimestamp();
        }

        Failed(instance, reason);
    }

    /// <summary>
    /// Notes that an instance ended a connection because it was pinged too often. From now on it is pinged half as often (gRFC A8).
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="callBegan">When the failed call began (<see cref="Stopwatch"/>).</param>
    public void PingedTooOften(Instance instance, long callBegan)
    {
        lock (_lock)
        {
            // All calls of that connection see its end.
            if (callBegan < instance.PingsDoubledAt)
            {
                return;
            }

            instance.PingsDoubledAt = Stopwatch.GetTimestamp();
            instance.PingDoublings++;
        }

        Log.FewerPings(logger, Service, instance.EndPoint.Host, instance.EndPoint.Port);
    }

    /// <summary>Notes that a call got no response, or that the instance is UNAVAILABLE.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="reason">What happened, for the log.</param>
    public void Failed(Instance instance, string reason)
    {
        lock (_lock)
        {
            instance.Failures++;
            if (instance.IsEjected)
            {
                // Calls that began before the ejection fail too, and say nothing new.
                if (instance.IsTried)
                {
                    instance.IsTried = false;
                    instance.RetryAt = time.GetTimestamp() + Ticks(Grow(instance));
                }
            }
            else if (options.EjectAfterFailures > 0 && instance.Failures >= options.EjectAfterFailures && MayEject(instance))
            {
                Eject(instance, reason);
            }
        }
    }

    private void Eject(Instance instance, string reason)
    {
        if (time.GetElapsedTime(instance.BackSince) > options.MaxEjectionTime)
        {
            instance.Ejections = 0;
        }

        instance.IsEjected = true;
        _ejected++;
        var duration = Grow(instance);
        instance.RetryAt = time.GetTimestamp() + Ticks(duration);
        metrics?.Ejected(Service);
        Log.Ejected(logger, Service, instance.EndPoint.Host, instance.EndPoint.Port, instance.Failures, reason, duration);
    }

    private bool Readmit(Instance instance)
    {
        if (!instance.IsEjected)
        {
            return false;
        }

        instance.IsEjected = false;
        instance.IsTried = false;
        _ejected = _known.Values.Count(known => known.IsEjected);
        return true;
    }

    // An instance is at fault only if others are healthy. If most of the others fail too, the service fails or its load is too high. Fewer
    // instances would make that worse.
    private bool MayEject(Instance instance)
    {
        var others = 0;
        var well = 0;
        foreach (var other in _ready)
        {
            if (!other.IsEjected && other != instance)
            {
                others++;
                well += other.Failures == 0 ? 1 : 0;
            }
        }

        // An instance that loses its connections is not always ready, so this counts all known instances.
        return well > 0
            && well * 2 >= others
            && (_ejected + 1) * 100 <= _known.Count * options.MaxEjectedPercent
            && _known.ContainsValue(instance);
    }

    private TimeSpan Grow(Instance instance)
    {
        var duration = EjectionTime(instance);
        instance.Ejections++;
        return duration;
    }

    private TimeSpan EjectionTime(Instance instance)
    {
        var grown = options.EjectionTime * Math.Pow(2, Math.Min(instance.Ejections, 20));
        return grown < options.MaxEjectionTime ? grown : options.MaxEjectionTime;
    }

    private long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
