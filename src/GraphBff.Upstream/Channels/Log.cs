using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels;

internal static partial class Log
{
    [LoggerMessage(EventId = 223, Level = LogLevel.Warning,
        Message = "Connections have no TCP keepalive: the socket of a {Type} is unknown. Only pings find a lost node.")]
    public static partial void NoKeepAlive(ILogger logger, string type);
}
