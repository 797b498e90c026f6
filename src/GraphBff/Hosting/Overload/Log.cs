namespace GraphBff.Hosting.Overload;

internal static partial class Log
{
    [LoggerMessage(3301, LogLevel.Warning, "Overloaded: work waits {Delay} ms for a thread. /health/ready is 503, requests are served")]
    public static partial void Overloaded(ILogger logger, long delay);

    [LoggerMessage(3302, LogLevel.Information, "Ready again. Still overloaded: {IsOverloaded}")]
    public static partial void ReadyAgain(ILogger logger, bool isOverloaded);
}
