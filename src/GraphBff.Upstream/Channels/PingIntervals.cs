namespace GraphBff.Upstream.Channels;

/// <summary>
/// Handlers that ping less often, for instances that asked for it (gRFC A8: double the interval after <c>too_many_pings</c>). A
/// <see cref="SocketsHttpHandler"/> cannot change its interval after its first call. So each doubling has its own handler and connections.
/// </summary>
internal sealed class PingIntervals(SocketsHttpHandler first) : IDisposable
{
    // Far longer than any server requires.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, HttpMessageInvoker> _handlers = [];

    /// <summary>The handler with so many doublings of its interval.</summary>
    public HttpMessageInvoker Of(int doublings)
    {
        lock (_lock)
        {
            if (!_handlers.TryGetValue(doublings, out var handler))
            {
                _handlers.Add(doublings, handler = new HttpMessageInvoker(Copy(first, doublings)));
            }

            return handler;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var handler in _handlers.Values)
            {
                handler.Dispose();
            }
        }
    }

    /// <summary>A copy of the first handler with another interval.</summary>
    internal static SocketsHttpHandler Copy(SocketsHttpHandler first, int doublings) => new()
    {
        ActivityHeadersPropagator = first.ActivityHeadersPropagator,
        AllowAutoRedirect = first.AllowAutoRedirect,
        AutomaticDecompression = first.AutomaticDecompression,
        // Grpc.Net.Client sets it when it makes the channel. It finds the instance by the request.
        ConnectCallback = first.ConnectCallback,
        ConnectTimeout = first.ConnectTimeout,
        EnableMultipleHttp2Connections = first.EnableMultipleHttp2Connections,
        InitialHttp2StreamWindowSize = first.InitialHttp2StreamWindowSize,
        KeepAlivePingDelay = Doubled(first.KeepAlivePingDelay, doublings),
        KeepAlivePingPolicy = first.KeepAlivePingPolicy,
        KeepAlivePingTimeout = first.KeepAlivePingTimeout,
        MaxConnectionsPerServer = first.MaxConnectionsPerServer,
        MaxResponseHeadersLength = first.MaxResponseHeadersLength,
        MeterFactory = first.MeterFactory,
        PlaintextStreamFilter = first.PlaintextStreamFilter,
        PooledConnectionIdleTimeout = first.PooledConnectionIdleTimeout,
        PooledConnectionLifetime = first.PooledConnectionLifetime,
        RequestHeaderEncodingSelector = first.RequestHeaderEncodingSelector,
        ResponseHeaderEncodingSelector = first.ResponseHeaderEncodingSelector,
        SslOptions = first.SslOptions,
        UseCookies = first.UseCookies,
        UseProxy = first.UseProxy,
    };

    private static TimeSpan Doubled(TimeSpan interval, int doublings)
    {
        var doubled = interval * Math.Pow(2, Math.Min(doublings, 30));
        return doubled < Longest ? doubled : Longest;
    }
}
