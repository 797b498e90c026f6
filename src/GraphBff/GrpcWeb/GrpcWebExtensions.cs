using GraphBff.Services;
using GraphBff.Transport;
using Microsoft.AspNetCore.Routing.Patterns;

namespace GraphBff.GrpcWeb;

/// <summary>Serves methods of the services beside the graph, at <c>/user.v1.UserService/GetUser</c>; none by default.</summary>
internal static class GrpcWebExtensions
{
    /// <exception cref="ConfigurationException">The configuration names a service or a method that the graph does not have.</exception>
    public static void AddGrpcWeb(this WebApplicationBuilder builder, IReadOnlyList<Module> modules)
    {
        builder.Services.AddSingleton(ServiceMethods.Read(builder.Configuration, modules));
        builder.Services.AddOptions<GrpcWebOptions>()
            .Bind(builder.Configuration.GetSection(GrpcWebOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<ServiceCallMetrics>();
        builder.Services.AddSingleton<ServiceExchange>();
        builder.Services.AddSingleton<ServiceEndpoint>();
    }

    public static void MapGrpcWeb(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServiceMethods>().IsEmpty)
        {
            return;
        }

        var endpoint = app.Services.GetRequiredService<ServiceEndpoint>();
        var route = RoutePatternFactory.Parse(
            "/{service}/{method}", defaults: null, parameterPolicies: new { service = new ServiceNameConstraint() });
        app.Map(route, endpoint.HandleAsync).WithDisplayName("Services").RequireAllowedHost();
    }
}
