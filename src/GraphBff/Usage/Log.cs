namespace GraphBff.Usage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The record of usage could not be written to {File}; the next interval tries again")]
    public static partial void NotWritten(ILogger logger, Exception exception, string file);
}
