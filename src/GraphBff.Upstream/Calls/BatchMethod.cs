using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Remembers whether a service has a batch method, so that a missing one costs one failed call per interval, not one per request. Also
/// remembers whether the last search for the key that fails a batch helped. If it did not, the service fails and not a key.
/// </summary>
internal sealed class BatchMethod(string loader, UpstreamOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>How many calls show that a search does not help: one for each half of the batch.</summary>
    public const int SearchCalls = 2;

    private const long Present = 0;

    private long _missingSince = Present;
    private long _uselessSince = Present;

    /// <summary>The method's full name, once it was UNIMPLEMENTED; empty before.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether to call it. When the interval is over, this is true for one caller, and the others still do without it.</summary>
    public bool MayTry()
    {
        var since = Volatile.Read(ref _missingSince);
        return since == Present
            || (time.GetElapsedTime(since) >= options.BatchRetryInterval
                && Interlocked.CompareExchange(ref _missingSince, Now(), since) == since);
    }

    public void Answered()
    {
        if (Volatile.Read(ref _missingSince) != Present)
        {
            Volatile.Write(ref _missingSince, Present);
            Log.BatchPresent(logger, loader);
        }
    }

    public void Unimplemented(RpcException failure)
    {
        Name = (failure as UpstreamException)?.Method ?? "";
        Volatile.Write(ref _missingSince, Now());
        Log.BatchMissing(logger, loader, options.BatchRetryInterval);
    }

    /// <summary>
    /// Whether to search for the keys that failed a batch. If the failure may be the service's own, the search is charged to the budget of
    /// calls. After a search that did not help, there is none for a while.
    /// </summary>
    public bool MaySearch(RpcException failure)
    {
        if (KeyFault.IsCertain(failure))
        {
            return true;
        }

        var since = Volatile.Read(ref _uselessSince);
        return (since == Present || time.GetElapsedTime(since) >= options.BisectPause)
            && (failure as UpstreamException)?.Budget?.TryTake(SearchCalls) != false;
    }

    /// <summary>Notes whether a search found the keys that fail.</summary>
    public void Searched(RpcException failure, bool isUseless)
    {
        if (KeyFault.IsCertain(failure))
        {
            return;
        }

        Volatile.Write(ref _uselessSince, isUseless ? Now() : Present);
        if (isUseless)
        {
            Log.SearchUseless(logger, loader, failure.StatusCode, options.BisectPause);
        }
        else
        {
            (failure as UpstreamException)?.Budget?.Return(SearchCalls);
        }
    }

    private long Now() => Math.Max(1, time.GetTimestamp());
}
