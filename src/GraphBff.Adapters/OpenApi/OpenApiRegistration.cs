using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GraphBff.Adapters.OpenApi;

/// <summary>Registers the description of REST.</summary>
internal static class OpenApiRegistration
{
    private const string Path = "/openapi.json";

    public static void AddOpenApi(this IServiceCollection services)
    {
        services.AddOptions<OpenApiOptions>()
            .BindConfiguration(OpenApiOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<RestDescription>();
        services.TryAddSingleton<OpenApiEndpoint>();
    }

    /// <summary>Serves the description, if <see cref="OpenApiOptions.Enabled"/> says so.</summary>
    /// <returns>Its path; null if it is not served.</returns>
    public static string? MapOpenApi(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        if (!services.GetRequiredService<IOptions<OpenApiOptions>>().Value.Enabled)
        {
            return null;
        }

        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            endpoints.MapReadingPage(Path);
        }

        endpoints.Map(Path, services.GetRequiredService<OpenApiEndpoint>().HandleAsync).WithDisplayName("OpenAPI");
        return Path;
    }
}
