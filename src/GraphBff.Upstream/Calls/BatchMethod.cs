using GraphBff.Upstream.Errors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

/// <summary>Remembers whether a service has a batch method, so that a lacking one costs one failed call per interval, not one per request.</summary>
internal sealed partial class BatchMethod(string loader, TimeSpan retryInterval, TimeProvider time, ILogger logger)
{
    private const long Present = 0;

    private long _lackingSince = Present;

    /// <summary>The method's full name, once it was UNIMPLEMENTED; empty before.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether to call it. When the interval is over, one caller is told to try and the others go on without.</summary>
    public bool MayTry()
    {
        long since = Volatile.Read(ref _lackingSince);
        return since == Present
            || (time.GetElapsedTime(since) >= retryInterval
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
        LogLacking(loader, retryInterval);
    }

    private long Now() => Math.Max(1, time.GetTimestamp());

    [LoggerMessage(EventId = 210, Level = LogLevel.Information,
        Message = "{Loader}: the service has no batch method; asking key by key, trying again in {Interval}.")]
    private partial void LogLacking(string loader, TimeSpan interval);

    [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "{Loader}: the service has its batch method now.")]
    private partial void LogPresent(string loader);
}
