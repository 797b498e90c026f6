namespace GraphBff.GrpcWeb;

internal static partial class Log
{
    [LoggerMessage(3201, LogLevel.Error, "The call of request {RequestId} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string requestId);

    [LoggerMessage(3202, LogLevel.Debug, "The client of the call of request {RequestId} disconnected")]
    public static partial void ClientGone(ILogger logger, Exception exception, string requestId);
}
