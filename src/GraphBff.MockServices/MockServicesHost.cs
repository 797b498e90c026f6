using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Faults;
using GraphBff.MockServices.Serving;
using GraphBff.MockServices.Worlds;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GraphBff.MockServices;

/// <summary>Makes hosts that serve mocked gRPC services over HTTP/2 without TLS. Each is independent of the others.</summary>
public static class MockServicesHost
{
    /// <summary>
    /// Makes a host inside another process. It reads no configuration, logs nothing, leaves signals alone, and listens on a free loopback
    /// port: see <see cref="WebApplication.Urls"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The data and the faults.</param>
    /// <param name="configure">Changes the host before it is built.</param>
    /// <returns>A host that has not been started.</returns>
    /// <exception cref="ArgumentException">A message has no generated class, so that nothing can make one.</exception>
    public static WebApplication Create(
        IReadOnlyList<MockedService> services, MockSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        CheckClasses(services);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel
            => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.AddGrpc();
        configure?.Invoke(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IServiceMethodProvider<MockService>>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var catalog = new EntityCatalog(services.Select(service => service.Descriptor));
            return new MockMethodProvider(
                services,
                new World(catalog, settings.Seed, settings.Count, settings.Now),
                new Weather(settings.Latencies, settings.Failures, settings.Seed, time),
                settings.EventInterval,
                time,
                provider.GetRequiredService<IHostApplicationLifetime>());
        });
        var app = builder.Build();
        app.MapGrpcService<MockService>();
        return app;
    }

    private static void CheckClasses(IReadOnlyList<MockedService> services)
    {
        var messages = services.SelectMany(service => service.Descriptor.Methods)
            .SelectMany(method => new[] { method.InputType, method.OutputType });
        if (messages.FirstOrDefault(message => message.Parser is null) is { } unknown)
        {
            throw new ArgumentException($"{unknown.FullName} has no generated class.", nameof(services));
        }
    }
}
