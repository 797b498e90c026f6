using GraphBff.Engine.Errors;
using GraphBff.Transport.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Origins;

/// <summary>Logs refused hosts and origins, each once a minute, so that no client can flood the log.</summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private readonly LogWindow<string> _window = new(time);

    public void HostRefused(HttpRequest request)
    {
        var host = LogText.Of(request.Host.Value);
        if (IsToBeLogged(host))
        {
            Log.HostRefused(logger, host);
        }
    }

    public void OriginRefused(HttpRequest request)
    {
        var origin = LogText.Of(request.Headers.Origin.ToString());
        if (IsToBeLogged(origin))
        {
            Log.OriginRefused(logger, origin, LogText.Of($"{request.Scheme}://{request.Host.Value}"));
        }
    }

    private bool IsToBeLogged(string key)
    {
        var isNew = _window.Admits(key, out var suppressed);
        if (suppressed > 0)
        {
            Log.Suppressed(logger, suppressed);
        }

        return isNew;
    }
}
