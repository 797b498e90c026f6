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

    public static void MapRest(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (pattern, endpoint) in endpoints.ServiceProvider.GetRequiredService<RestRoutes>().Endpoints())
        {
            endpoints.Map(pattern, endpoint.HandleAsync).WithDisplayName($"REST {pattern}");
        }
    }
}
