using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Draining;

internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Information, "Draining: new operations are refused, subscriptions end, {Running} requests still run")]
    public static partial void Draining(ILogger logger, int running);

    [LoggerMessage(2402, LogLevel.Warning, "The time to stop has passed: {Running} running requests are aborted")]
    public static partial void CutOff(ILogger logger, int running);
}
