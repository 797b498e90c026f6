using Microsoft.Extensions.Logging;

namespace GraphBff.Adapters.Mcp;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Error, "The tool call of request {RequestId} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string requestId);
}
