using System.Net;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>
/// One address of a service, with the outcome of its latest calls. <see cref="InstanceGroup"/> changes it, under its lock.
/// </summary>
internal sealed class Instance(DnsEndPoint endPoint)
{
    /// <summary>The option of a request that holds the picked instance.</summary>
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

    /// <summary>
    /// When the latest loss of a connection was seen. Calls that began earlier failed with that connection, so they say nothing new.
    /// </summary>
    public long LostAt { get; set; }

    /// <summary>When it last asked for fewer pings. Calls that began earlier say nothing new about that either.</summary>
    public long PingsDoubledAt { get; set; }

    /// <summary>Whether a call is under way that decides whether it is readmitted.</summary>
    public bool IsTried { get; set; }

    /// <summary>How often in a row it was ejected.</summary>
    public int Ejections { get; set; }

    /// <summary>When it may be tried again, by the time provider's timestamps.</summary>
    public long RetryAt
    {
        get => Volatile.Read(ref _retryAt);
        set => Volatile.Write(ref _retryAt, value);
    }

    /// <summary>When it was last readmitted.</summary>
    public long BackSince { get; set; }
}
