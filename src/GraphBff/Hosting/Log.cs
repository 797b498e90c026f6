namespace GraphBff.Hosting;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Debug, "The services were not all asked before the start: the first requests take longer")]
    public static partial void WarmUpFailed(ILogger logger, Exception exception);
}
