namespace GraphBff.Hosting.Warming;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Debug, "The warm-up did not reach all services, so the first requests take longer")]
    public static partial void WarmUpFailed(ILogger logger, Exception exception);
}
