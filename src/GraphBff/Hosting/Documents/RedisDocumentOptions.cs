using System.ComponentModel.DataAnnotations;

namespace GraphBff.Hosting.Documents;

/// <summary>Redis, in which pods share automatic persisted queries; configuration section <c>Transport:Documents:Redis</c>.</summary>
internal sealed class RedisDocumentOptions
{
    public const string Section = "Transport:Documents:Redis";

    /// <summary>The address of Redis, in the form of StackExchange.Redis: <c>host:6379,password=…,ssl=true</c>.</summary>
    /// <value>
    /// Default none: each process keeps its own queries. Trap: clients decide how much they register, so give Redis a <c>maxmemory</c> and
    /// let it evict. If this holds a password, set it from a secret.
    /// </value>
    public string? Configuration { get; set; }

    /// <summary>The prefix of every key. The document's SHA-256 follows, so graphs of any schema may share one Redis.</summary>
    /// <value>At most 100 characters; default <c>graphbff:documents:</c>.</value>
    [MaxLength(100)]
    public string KeyPrefix { get; set; } = "graphbff:documents:";

    /// <summary>How long a document stays after it was last registered.</summary>
    /// <value>1 min to 365 days; default 7 days. A client registers a missing document again.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a request waits for Redis. After that its document counts as not found.</summary>
    /// <value>10 ms to 5 s; default 200 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long Redis is not called after it failed. No request waits for it meanwhile.</summary>
    /// <value>100 ms to 10 min; default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(5);
}
