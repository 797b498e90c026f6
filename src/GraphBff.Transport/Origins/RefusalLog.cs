using GraphBff.Engine.Errors;
using GraphBff.Transport.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Origins;

/// <summary>Logs refused hosts and origins, each once a minute, so that no client can flood the log.</summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private readonly LogWindow<string> _window = new(time, count => Log.Suppressed(logger, count));

    public void HostRefused(HttpRequest request)
    {
        var host = LogText.Of(request.Host.Value);
        if (_window.Admits(host))
        {
            Log.HostRefused(logger, host);
        }
    }

    public void OriginRefused(HttpRequest request)
    {
        var origin = LogText.Of(request.Headers.Origin.ToString());
        if (_window.Admits(origin))
        {
            Log.OriginRefused(logger, origin, LogText.Of($"{request.Scheme}://{request.Host.Value}"));
        }
    }
}
