using GraphBff.Adapters.Mcp;
using GraphBff.Adapters.OpenApi;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphBff.Adapters;

/// <summary>Registers the other doors onto the graph.</summary>
public static class AdaptersServiceCollectionExtensions
{
    /// <summary>Adds the operation files and what is made of them. It requires a <c>GraphEngine</c> and <c>AddGraphTransport</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="operations">
    /// The directory of the operation files if no option names one; it may be missing. Null for <c>operations</c> beside the program, which
    /// must be there.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAdapters(this IServiceCollection services, string? operations = null)
    {
        services.AddOptions<OperationOptions>();
        services.TryAddSingleton(new DefaultOperations(operations));
        services.TryAddSingleton<OperationCatalog>();
        services.AddRest();
        services.AddOpenApi();
        services.AddTools();
        return services;
    }
}
