using System.Net;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>One address of a service, with what its latest calls say about it. <see cref="InstanceGroup"/> changes it, under its lock.</summary>
internal sealed class Instance(DnsEndPoint endPoint)
{
    /// <summary>Where a request has the instance that was picked for it.</summary>
    public static HttpRequestOptionsKey<Instance> Key { get; } = new("graphbff.instance");

    private volatile int _failures;
    private volatile bool _isEjected;
    private volatile int _pingDoublings;
    private long _retryAt;

    public DnsEndPoint EndPoint { get; } = endPoint;

    /// <summary>How many calls have failed since one was answered.</summary>
    public int Failures
    {
        get => _failures;
        set => _failures = value;
    }

    /// <summary>Whether it gets no calls for now.</summary>
    public bool IsEjected
    {
        get => _isEjected;
        set => _isEjected = value;
    }

    /// <summary>How often it has asked for fewer pings.</summary>
    public int PingDoublings
    {
        get => _pingDoublings;
        set => _pingDoublings = value;
    }

    /// <summary>When the latest loss of a connection was seen. Calls begun earlier fell with that connection: they say nothing new.</summary>
    public long LostAt { get; set; }

    /// <summary>When the latest ask for fewer pings was seen; so for those.</summary>
    public long PingsDoubledAt { get; set; }

    /// <summary>Whether a call is under way that shows whether it may come back.</summary>
    public bool IsTried { get; set; }

    /// <summary>How often it was ejected in a row.</summary>
    public int Ejections { get; set; }

    /// <summary>When it may be tried again, by the time provider's timestamps.</summary>
    public long RetryAt
    {
        get => Volatile.Read(ref _retryAt);
        set => Volatile.Write(ref _retryAt, value);
    }

    /// <summary>When it was last taken back.</summary>
    public long BackSince { get; set; }
}
