using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels.Balancing;

internal static partial class Log
{
    [LoggerMessage(EventId = 220, Level = LogLevel.Warning,
        Message = "{Service}: {Host}:{Port} gets no calls for {Duration}: {Failures} calls in a row failed, the last with: {Reason}.")]
    public static partial void Ejected(
        ILogger logger, string service, string host, int port, int failures, string reason, TimeSpan duration);

    [LoggerMessage(EventId = 222, Level = LogLevel.Warning,
        Message = "{Service}: {Host}:{Port} was pinged too often and now gets half as many pings. Set Calls:KeepAliveInterval higher.")]
    public static partial void FewerPings(ILogger logger, string service, string host, int port);

    [LoggerMessage(EventId = 221, Level = LogLevel.Information, Message = "{Service}: {Host}:{Port} answers and gets calls again.")]
    public static partial void Readmitted(ILogger logger, string service, string host, int port);
}
