namespace GraphBff.Hosting.Documents;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "Redis does not answer: persisted queries of other processes are not found until it does")]
    public static partial void RedisFailed(ILogger logger, Exception exception);

    [LoggerMessage(4102, LogLevel.Information, "Redis answers again")]
    public static partial void RedisAnswers(ILogger logger);
}
