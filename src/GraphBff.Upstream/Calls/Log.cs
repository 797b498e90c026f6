using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Calls;

internal static partial class Log
{
    [LoggerMessage(EventId = 200,
        Message = "{Service}: {Method} failed with {Status}: {Detail} (sent {Attempts} times, request {RequestId}; trailers: {Trailers})")]
    public static partial void Failed(
        ILogger logger,
        LogLevel level,
        string service,
        string method,
        StatusCode status,
        string detail,
        int attempts,
        string requestId,
        string trailers,
        Exception? exception);

    [LoggerMessage(EventId = 202, Level = LogLevel.Debug,
        Message = "{Service}: {Method} failed with {Status} and is sent again in {Delay}: {Detail}")]
    public static partial void SentAgain(ILogger logger, string service, string method, TimeSpan delay, StatusCode status, string detail);

    [LoggerMessage(EventId = 201, Level = LogLevel.Debug, Message = "{Service}: {Method} answered with trailers: {Trailers}")]
    public static partial void Trailers(ILogger logger, string service, string method, string trailers);

    [LoggerMessage(EventId = 230, Level = LogLevel.Information,
        Message = "{Loader}: the service has no batch method; reading key by key, trying again in {Interval}.")]
    public static partial void BatchMissing(ILogger logger, string loader, TimeSpan interval);

    [LoggerMessage(EventId = 232, Level = LogLevel.Information,
        Message = "{Loader}: batches fail with {Status} whatever their keys; no search for a bad key for {Pause}.")]
    public static partial void SearchUseless(ILogger logger, string loader, StatusCode status, TimeSpan pause);

    [LoggerMessage(EventId = 231, Level = LogLevel.Information, Message = "{Loader}: the service has its batch method now.")]
    public static partial void BatchPresent(ILogger logger, string loader);
}
