using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Origins;

// What is logged here is what strangers sent: through LogText, and as often as a LogWindow admits.
internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Information,
        "A page of {Origin} may not open a socket at {Host}: its origin is not in Transport:AllowedOrigins, and not that of the endpoint")]
    public static partial void OriginRefused(ILogger logger, string origin, string host);

    [LoggerMessage(2502, LogLevel.Information, "A request for the host {Host} was refused: it is not in AllowedHosts")]
    public static partial void HostRefused(ILogger logger, string host);

    [LoggerMessage(
        2503, LogLevel.Information, "{Count} more requests of other hosts or origins were refused since the last one that was logged")]
    public static partial void Suppressed(ILogger logger, long count);
}
