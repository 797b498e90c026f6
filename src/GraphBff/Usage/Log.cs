namespace GraphBff.Usage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The record of usage was not written to {File}; it is tried again")]
    public static partial void NotWritten(ILogger logger, Exception exception, string file);
}
