using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Configuration;
using GraphBff.DemoServices.Idempotency;
using GraphBff.DemoServices.Inventory;
using GraphBff.DemoServices.Orders;
using GraphBff.DemoServices.Payments;
using GraphBff.DemoServices.Seeding;
using GraphBff.DemoServices.Storage;
using GraphBff.DemoServices.Users;
using Grpc.AspNetCore.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GraphBff.DemoServices;

/// <summary>Adds the demo services to another host. Its endpoints must speak HTTP/2.</summary>
public static class DemoServicesServiceCollectionExtensions
{
    private static readonly (DemoServiceSet Service, string Name, Action<IEndpointRouteBuilder> Map)[] Offered =
    [
        (DemoServiceSet.Users, UserService.Descriptor.FullName, endpoints => endpoints.MapGrpcService<UserGrpcService>()),
        (DemoServiceSet.Orders, OrderService.Descriptor.FullName, endpoints => endpoints.MapGrpcService<OrderGrpcService>()),
        (DemoServiceSet.Payments, PaymentService.Descriptor.FullName, endpoints => endpoints.MapGrpcService<PaymentGrpcService>()),
        (DemoServiceSet.Inventory, InventoryService.Descriptor.FullName, endpoints => endpoints.MapGrpcService<InventoryGrpcService>()),
    ];

    /// <summary>Whether a set of services contains the service of this name.</summary>
    /// <param name="services">The services to serve.</param>
    /// <param name="name">A service's full name, such as <c>user.v1.UserService</c>.</param>
    public static bool Holds(this DemoServiceSet services, string name)
        => Offered.Any(service => service.Name == name && services.HasFlag(service.Service));

    /// <summary>Adds the services, their database, gRPC health and reflection.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddDemoServices(
        this IServiceCollection services, Action<DemoServicesOptions>? configure = null)
    {
        services.AddOptions<DemoServicesOptions>()
            .Configure(configure ?? (_ => { }))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>();
        services.AddHostedService<SeedingStartup>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IdempotencyKeys>();

        services.AddSingleton<Stock>();
        services.AddSingleton<OrderBook>();
        services.AddSingleton<IOrderFollower, OrderPayments>();
        services.AddSingleton<PaymentBook>();

        services.AddGrpc();
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        services.AddOptions<GrpcHealthChecksOptions>().Configure<IOptions<DemoServicesOptions>>((health, demo) =>
        {
            foreach (var (_, name, _) in Offered.Where(service => demo.Value.Services.HasFlag(service.Service)))
            {
                health.Services.Map(name, _ => true);
            }
        });
        services.Configure<HealthCheckPublisherOptions>(publisher => publisher.Delay = TimeSpan.Zero);
        return services;
    }

    /// <summary>Maps the services that <see cref="DemoServicesOptions.Services"/> names, gRPC health and reflection.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    public static IEndpointRouteBuilder MapDemoServices(this IEndpointRouteBuilder endpoints)
    {
        var served = endpoints.ServiceProvider.GetRequiredService<IOptions<DemoServicesOptions>>().Value.Services;
        foreach (var (_, _, map) in Offered.Where(service => served.HasFlag(service.Service)))
        {
            map(endpoints);
        }

        endpoints.MapGrpcHealthChecksService();
        endpoints.MapGrpcReflectionService();
        return endpoints;
    }
}
