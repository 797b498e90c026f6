using GraphBff.Engine;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Http;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Origins;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Responses;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.WebSockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport;

/// <summary>Registers GraphQL over HTTP and WebSocket.</summary>
public static class TransportServiceCollectionExtensions
{
    /// <summary>
    /// Adds everything that <c>MapGraphQL</c> needs: the transports (WebSocket, response streams, POST, GET, SDL), trusted documents,
    /// compression, draining and the anonymous caller. It requires a registered <c>GraphEngine</c>, and uses a registered
    /// <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">
    /// Sets limits and switches. Configuration can also be bound to <see cref="GraphTransportOptions"/>, <see cref="DocumentOptions"/> and
    /// <see cref="GraphWebSocketOptions"/>.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddGraphTransport(this IServiceCollection services, Action<GraphTransportOptions>? configure = null)
    {
        var options = services.AddOptions<GraphTransportOptions>()
            .ValidateDataAnnotations()
            .Validate(
                static options => options.AllowedHosts.All(OriginNames.IsHost),
                "AllowedHosts: each is a host without scheme and port, as graph.example.com or *.example.com, or *.")
            .Validate(
                static options => options.AllowedOrigins.All(OriginNames.IsOrigin),
                "Transport:AllowedOrigins: each is an origin without path, as https://app.example.com, or *.")
            .ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddOptions<DocumentOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallerFactory, AnonymousCallerFactory>();
        services.TryAddSingleton<BodyCompression>();
        services.Configure<SocketTransportOptions>(SendQueue.Bound);
        services.TryAddSingleton<UnreadResponses>();
        services.TryAddSingleton(static provider => new BodySender(
            provider.GetRequiredService<IOptions<GraphTransportOptions>>(),
            provider.GetRequiredService<UnreadResponses>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BodySender>>()));
        services.TryAddSingleton<GraphResponses>();
        services.TryAddSingleton<RequestReader>();
        services.TryAddSingleton<HttpOrigins>();
        services.TryAddSingleton<ResponseCaching>();
        services.TryAddSingleton<ManifestFiles>();
        services.TryAddSingleton<TrustedDocuments>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TrustedDocuments>(
            static provider => provider.GetRequiredService<TrustedDocuments>()));
        services.TryAddSingleton(static provider => new TrustedDocumentPlans(
            provider.GetRequiredService<TrustedDocuments>(), provider.GetRequiredService<GraphEngine>()));
        services.TryAddSingleton<AutomaticDocuments>();
        services.TryAddSingleton<DocumentMetrics>();
        services.TryAddSingleton<UnknownDocuments>();
        services.TryAddSingleton<DocumentResolver>();
        services.TryAddSingleton<OperationStarter>();
        services.TryAddSingleton<PlainExchange>();
        services.TryAddSingleton<RequestGate>();
        services.TryAddSingleton<GraphEndpoint>();
        services.AddCors();
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<HostPolicy>();
        services.TryAddSingleton<HostFilter>();
        services.TryAddSingleton<OriginPolicy>();
        services.TryAddSingleton<CrossOrigin>();
        AddDraining(services);
        AddStreams(services);
        AddWebSockets(services);
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IGraphTransport, SdlTransport>(),
            ServiceDescriptor.Singleton<IGraphTransport, ResponseStreamTransport>(),
            ServiceDescriptor.Singleton<IGraphTransport, PostTransport>(),
            ServiceDescriptor.Singleton<IGraphTransport, GetTransport>(),
        ]);
        return services;
    }

    private static void AddStreams(IServiceCollection services)
    {
        services.AddOptions<ResponseStreamOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<OpenResponseStreams>();
        services.TryAddSingleton<ResponseStreamServices>();
    }

    private static void AddDraining(IServiceCollection services)
    {
        services.AddOptions<DrainOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout = drain.Value.Timeout);
        services.TryAddSingleton<DrainState>();
        services.AddHostedService<DrainService>();
    }

    // Registered before the others, since the request that opens a socket is a GET in HTTP/1.1.
    private static void AddWebSockets(IServiceCollection services)
    {
        services.AddOptions<GraphWebSocketOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton<SocketMetrics>();
        services.TryAddSingleton<SocketRegistry>();
        services.TryAddSingleton<SocketServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGraphTransport, WebSocketTransport>());
    }
}
