using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphBff.Adapters.Rest;

/// <summary>Registers REST.</summary>
internal static class RestRegistration
{
    public static void AddRest(this IServiceCollection services)
    {
        services.TryAddSingleton<ProblemWriter>();
        services.TryAddSingleton<RestExchange>();
        services.TryAddSingleton<RestRoutes>();
    }

    /// <summary>Serves all routes.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="description">The path of their description; null if it is not served.</param>
    public static void MapRest(this IEndpointRouteBuilder endpoints, string? description)
    {
        foreach (var (pattern, endpoint) in endpoints.ServiceProvider.GetRequiredService<RestRoutes>().Endpoints(description))
        {
            endpoints.Map(pattern, endpoint.HandleAsync).WithDisplayName($"REST {pattern}");
        }
    }
}
