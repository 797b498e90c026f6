using GraphBff.Engine;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.WebSockets;

/// <summary>The services that all sockets share.</summary>
internal sealed class SocketServices(
    GraphEngine engine,
    OperationStarter starter,
    ICallerFactory callers,
    SocketRegistry registry,
    SocketMetrics metrics,
    UnreadResponses unread,
    DrainState drain,
    TimeProvider time,
    IServiceScopeFactory scopes,
    IOptions<GraphWebSocketOptions> options,
    ILogger<WebSocketTransport> logger,
    ITraceFactory? traces = null)
{
    public GraphEngine Engine { get; } = engine;

    public OperationStarter Starter { get; } = starter;

    public ICallerFactory Callers { get; } = callers;

    public SocketRegistry Registry { get; } = registry;

    public SocketMetrics Metrics { get; } = metrics;

    public UnreadResponses Unread { get; } = unread;

    public DrainState Drain { get; } = drain;

    public TimeProvider Time { get; } = time;

    public IServiceScopeFactory Scopes { get; } = scopes;

    public GraphWebSocketOptions Options { get; } = options.Value;

    public ILogger Logger { get; } = logger;

    /// <summary>Decides which operations are traced; null if none are.</summary>
    public ITraceFactory? Traces { get; } = traces;
}
