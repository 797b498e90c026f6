using GraphBff.Transport.Configuration;
using GraphBff.Transport.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed class GraphHostSetup
{
    public Action<GraphTransportOptions>? Options { get; init; }

    public Action<GraphWebSocketOptions> WebSockets { get; init; } = _ => { };

    /// <summary>Runs before the product's own registrations.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public Action<KestrelServerOptions>? Kestrel { get; init; }

    public Action<WebApplication>? Pipeline { get; init; }

    /// <summary>The lowest level to log. The logs stay in memory while the host runs.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Debug;

    public HttpProtocols Protocols { get; init; } = HttpProtocols.Http1;
}
