using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Remembers whether a service has a batch method, so that a lacking one costs one failed call per interval, not one per request; and
/// whether looking for the key by which a batch fails did not help, since then the service fails and not the key.
/// </summary>
internal sealed partial class BatchMethod(string loader, UpstreamOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>How many calls it takes to know that a search does not help: one for each half of the batch.</summary>
    public const int SearchCalls = 2;

    private const long Present = 0;

    private long _lackingSince = Present;
    private long _vainSince = Present;

    /// <summary>The method's full name, once it was UNIMPLEMENTED; empty before.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether to call it. When the interval is over, one caller is told to try and the others go on without.</summary>
    public bool MayTry()
    {
        long since = Volatile.Read(ref _lackingSince);
        return since == Present
            || (time.GetElapsedTime(since) >= options.BatchRetryInterval
                && Interlocked.CompareExchange(ref _lackingSince, Now(), since) == since);
    }

    public void Answered()
    {
        if (Volatile.Read(ref _lackingSince) != Present)
        {
            Volatile.Write(ref _lackingSince, Present);
            LogPresent(loader);
        }
    }

    public void Unimplemented(RpcException failure)
    {
        Name = (failure as UpstreamException)?.Method ?? "";
        Volatile.Write(ref _lackingSince, Now());
        LogLacking(loader, options.BatchRetryInterval);
    }

    /// <summary>
    /// Whether to look for the keys by which a batch failed. A failure that may be the service's own is looked into at the cost of the
    /// calls to the service, and not again right after that was in vain.
    /// </summary>
    public bool MaySearch(RpcException failure)
    {
        if (KeyFault.IsCertain(failure))
        {
            return true;
        }

        long since = Volatile.Read(ref _vainSince);
        return (since == Present || time.GetElapsedTime(since) >= options.BisectPause)
            && (failure as UpstreamException)?.Budget?.TryTake(SearchCalls) != false;
    }

    /// <summary>Notes that a search told keys apart, or that it did not.</summary>
    public void Searched(RpcException failure, bool isVain)
    {
        if (KeyFault.IsCertain(failure))
        {
            return;
        }

        Volatile.Write(ref _vainSince, isVain ? Now() : Present);
        if (isVain)
        {
            LogVain(loader, failure.StatusCode, options.BisectPause);
        }
        else
        {
            (failure as UpstreamException)?.Budget?.Return(SearchCalls);
        }
    }

    private long Now() => Math.Max(1, time.GetTimestamp());

    [LoggerMessage(EventId = 230, Level = LogLevel.Information,
        Message = "{Loader}: the service has no batch method; asking key by key, trying again in {Interval}.")]
    private partial void LogLacking(string loader, TimeSpan interval);

    [LoggerMessage(EventId = 232, Level = LogLevel.Information,
        Message = "{Loader}: batches fail with {Status} whichever keys they have; no key is looked for within {Pause}.")]
    private partial void LogVain(string loader, StatusCode status, TimeSpan pause);

    [LoggerMessage(EventId = 231, Level = LogLevel.Information, Message = "{Loader}: the service has its batch method now.")]
    private partial void LogPresent(string loader);
}
