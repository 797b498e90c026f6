using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Origins;

// Any client can send what is logged here. So LogText escapes it, and a LogWindow limits how often.
internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Information,
        "A page of {Origin} may not open a socket at {Host}: its origin is neither in Transport:AllowedOrigins nor that of the endpoint")]
    public static partial void OriginRefused(ILogger logger, string origin, string host);

    [LoggerMessage(2502, LogLevel.Information, "A request for the host {Host} was refused: it is not in AllowedHosts")]
    public static partial void HostRefused(ILogger logger, string host);

    [LoggerMessage(
        2503, LogLevel.Information, "{Count} more requests for other hosts, or from other origins, were refused since the last logged one")]
    public static partial void Suppressed(ILogger logger, long count);
}
