using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;

namespace GraphBff.Upstream.Configuration;

/// <summary>How gRPC calls to the services behave.</summary>
public sealed class UpstreamOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Calls";

    /// <summary>How long one gRPC call may run, its retries included.</summary>
    /// <value>10 ms to 60 s; default 2 s. What is left of the request's budget wins if it is less.</value>
    [Reloadable]
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often one call is sent at most. A read is sent again if the service is UNAVAILABLE or the connection ended; any other call only
    /// if the service has processed nothing of it.
    /// </summary>
    /// <value>1 (never again) to 5; default 3. A call that cannot end within its deadline is not sent again.</value>
    [Reloadable]
    [Range(1, 5)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How many calls may be sent again to one service, as a share of the calls to it.</summary>
    /// <value>0 (only the reserve) to 4; default 0.5. A service that fails one read in five needs 0.25.</value>
    [Range(0.0, 4.0)]
    public double RetryRatio { get; set; } = 0.5;

    /// <summary>How many calls may be sent again beyond that share, until calls have filled the reserve again.</summary>
    /// <value>0 to 10,000 calls; default 100. A search for the key that fails a batch takes from it too, if it does not help.</value>
    [Range(0, 10_000)]
    public int RetryReserve { get; set; } = 100;

    /// <summary>
    /// How many calls one operation may make to all services together. A call that is sent again counts once. Each event of a subscription
    /// counts anew.
    /// </summary>
    /// <value>
    /// 1 to 100,000; default 1,000. Further fields fail with <c>LIMIT_CALLS</c>. If services have batch methods, a page takes fewer than
    /// ten calls; if not, one for each key.
    /// </value>
    [Reloadable]
    [Range(1, 100_000)]
    public int MaxCallsPerOperation { get; set; } = 1_000;

    /// <summary>How many reads of one service one operation has under way: batches, pages and single reads together. Others wait.</summary>
    /// <value>1 to 100; default 16. HTTP/2 servers commonly allow 100 streams on a connection.</value>
    [Reloadable]
    [Range(1, 100)]
    public int MaxConcurrentReads { get; set; } = 16;

    /// <summary>How many further calls may search for the key that failed an atomic batch.</summary>
    /// <value>0 (never search) to 64; default 12. One bad key of 200 takes 10 or 11, one of 10 takes 6 at most.</value>
    [Range(0, 64)]
    public int MaxBisectCalls { get; set; } = 12;

    /// <summary>
    /// For how long there is no search in a method's batches after both halves of one failed. This is for codes that may be the service's
    /// own, such as INTERNAL. A key that the service refuses is always searched for.
    /// </summary>
    /// <value>0 to 1 hour; default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan BisectPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a batch method that was UNIMPLEMENTED is tried again.</summary>
    /// <value>1 s to 1 day; default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BatchRetryInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many reads may fill one page of a connection when a service answers with short or empty pages (AIP-158).</summary>
    /// <value>1 to 100; default 10. A page that is not full by then stays short, with <c>hasNextPage: true</c>.</value>
    [Range(1, 100)]
    public int MaxReadsPerPage { get; set; } = 10;

    /// <summary>How large one response message may be.</summary>
    /// <value>64 KiB to 256 MiB in bytes; default 16 MiB. A larger one fails its call with RESOURCE_EXHAUSTED.</value>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// After how long a silence a connection with calls under way is pinged. A ping finds a peer that is frozen, or lost beyond a proxy.
    /// <see cref="TcpKeepAliveInterval"/> finds a lost node sooner.
    /// </summary>
    /// <value>
    /// 1 s to 1 hour; default 6 minutes. gRPC servers in Go, Java and C++ by default close connections that are pinged more often than
    /// every 5 minutes (gRFC A8). After such a close the interval doubles for that instance.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>How long the answer to such a ping may take before the connection is closed with all its calls.</summary>
    /// <value>1 s to 1 minute; default 20 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// After how long a silence the operating system checks whether the peer of a connection still exists. Servers do not see these checks,
    /// so none forbids them. They reach no further than the next proxy.
    /// </summary>
    /// <value>1 s to 1 hour; default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TcpKeepAliveInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long such a check, or any sent data, may stay unacknowledged before the connection is closed with all its calls
    /// (TCP_USER_TIMEOUT, gRFC A18; only Linux covers sent data).
    /// </summary>
    /// <value>1 s to 10 minutes; default 20 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TcpKeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// After how long a connection takes no new calls and another one is made. Calls and streams under way finish on it. So a connection
    /// that refuses every call is abandoned, and new instances get their share even if a balancer distributes connections.
    /// </summary>
    /// <value>1 s to 1 day; default 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// After how many failures in a row one of several instances gets no calls for a while: calls without a response until their deadline,
    /// UNAVAILABLE, and lost connections. Other errors count as answers. An instance is ejected only if others answer.
    /// </summary>
    /// <value>0 (never) to 1,000; default 5.</value>
    [Range(0, 1000)]
    public int EjectAfterFailures { get; set; } = 5;

    /// <summary>How many of a service's instances may be ejected at once.</summary>
    /// <value>0 (none) to 90 percent; default 50. That is one of two, one of three, two of four; a single instance never.</value>
    [Range(0, 90)]
    public int MaxEjectedPercent { get; set; } = 50;

    /// <summary>
    /// How long an instance is ejected. Then it gets one call. If that is answered, the instance is readmitted; if not, the time doubles.
    /// </summary>
    /// <value>100 ms to 1 hour; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EjectionTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum that <see cref="EjectionTime"/> grows to.</summary>
    /// <value>100 ms to 1 day; default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan MaxEjectionTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the addresses of a name are looked up again, so that new instances of a service get their share.</summary>
    /// <value>1 s to 1 hour; default 30 s. After a broken connection they are looked up at once.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AddressRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxEjectionTime < EjectionTime)
        {
            yield return new ValidationResult(
                $"{nameof(MaxEjectionTime)} must be at least {nameof(EjectionTime)}, {EjectionTime}.", [nameof(MaxEjectionTime)]);
        }
    }
}
