using GraphBff.Transport.Configuration;
using GraphBff.Transport.Origins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport;

/// <summary>
/// Restricts other endpoints, such as pages for developers, to the hosts of the GraphQL endpoint
/// (<see cref="GraphTransportOptions.AllowedHosts"/>). Not for probes: a kubelet asks by the address of the pod.
/// </summary>
public static class AllowedHostExtensions
{
    /// <summary>A request for another host gets 421 <c>HOST_NOT_ALLOWED</c>.</summary>
    /// <param name="endpoint">After <c>AddGraphTransport</c>.</param>
    /// <returns><paramref name="endpoint"/>.</returns>
    public static TBuilder RequireAllowedHost<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            var gate = builder.ApplicationServices.GetRequiredService<HostFilter>();
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context => gate.Refuse(context) ?? next(context);
        });
        return endpoint;
    }

    /// <inheritdoc cref="RequireAllowedHost"/>
    /// <param name="app">After <c>AddGraphTransport</c>; what comes after it is held to the hosts.</param>
    /// <returns><paramref name="app"/>.</returns>
    public static IApplicationBuilder UseAllowedHosts(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<HostFilter>();
        return app.Use((context, next) => gate.Refuse(context) ?? next(context));
    }
}
