using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.WebSockets;

internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Error, "Socket {RequestId} failed")]
    public static partial void SocketFailed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2302, LogLevel.Debug, "The client of socket {RequestId} has disconnected")]
    public static partial void ClientGone(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2303, LogLevel.Debug, "Socket {RequestId} is closed with {Code}")]
    public static partial void Closing(ILogger logger, string requestId, int code);

    [LoggerMessage(2304, LogLevel.Debug, "Socket {RequestId} is aborted: its client does not read")]
    public static partial void Aborted(ILogger logger, string requestId);

    [LoggerMessage(2305, LogLevel.Error, "Operation {RequestId} failed")]
    public static partial void OperationFailed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(2307, LogLevel.Error, "The check of all sockets failed this second")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        2306, LogLevel.Warning, "Operations of socket {RequestId} still run after their client left: something ignores its cancellation")]
    public static partial void OperationsGoOn(ILogger logger, string requestId);
}
