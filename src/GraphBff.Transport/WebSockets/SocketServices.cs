using GraphBff.Engine.Execution;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Draining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.WebSockets;

/// <summary>What all sockets share.</summary>
internal sealed class SocketServices(
    GraphEngine engine,
    DocumentResolver documents,
    ICallerFactory callers,
    SocketRegistry registry,
    SocketMetrics metrics,
    DrainState drain,
    TimeProvider time,
    IServiceScopeFactory scopes,
    IOptions<GraphWebSocketOptions> options,
    IOptions<GraphTransportOptions> transportOptions,
    ILogger<WebSocketTransport> logger,
    ITraceFactory? traces = null)
{
    public GraphEngine Engine { get; } = engine;

    public DocumentResolver Documents { get; } = documents;

    public ICallerFactory Callers { get; } = callers;

    public SocketRegistry Registry { get; } = registry;

    public SocketMetrics Metrics { get; } = metrics;

    public DrainState Drain { get; } = drain;

    public TimeProvider Time { get; } = time;

    public IServiceScopeFactory Scopes { get; } = scopes;

    public GraphWebSocketOptions Options { get; } = options.Value;

    /// <summary>How long an operation may take, and the response to one event of a subscription.</summary>
    public TimeSpan Budget { get; } = transportOptions.Value.RequestBudget;

    public ILogger Logger { get; } = logger;

    /// <summary>Says which operations are traced; null where none is.</summary>
    public ITraceFactory? Traces { get; } = traces;
}
