using GraphBff.Transport.Configuration;
using GraphBff.Transport.Origins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport;

/// <summary>
/// Restricts other endpoints, such as pages for developers, to the hosts of the GraphQL endpoint
/// (<see cref="GraphTransportOptions.AllowedHosts"/>). Do not use it for probes: a kubelet addresses the pod by its IP address.
/// </summary>
public static class AllowedHostExtensions
{
    /// <summary>Answers a request for another host with 421 <c>HOST_NOT_ALLOWED</c>.</summary>
    /// <param name="endpoint">The endpoint, mapped after <c>AddGraphTransport</c>.</param>
    /// <returns><paramref name="endpoint"/>.</returns>
    public static TBuilder RequireAllowedHost<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            var filter = builder.ApplicationServices.GetRequiredService<HostFilter>();
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context => filter.Refuse(context) ?? next(context);
        });
        return endpoint;
    }

    /// <inheritdoc cref="RequireAllowedHost"/>
    /// <param name="app">The pipeline, built after <c>AddGraphTransport</c>. The check applies to everything that follows.</param>
    /// <returns><paramref name="app"/>.</returns>
    public static IApplicationBuilder UseAllowedHosts(this IApplicationBuilder app)
    {
        var filter = app.ApplicationServices.GetRequiredService<HostFilter>();
        return app.Use((context, next) => filter.Refuse(context) ?? next(context));
    }
}
