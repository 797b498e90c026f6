using GraphBff.Adapters.Mcp;
using GraphBff.Adapters.OpenApi;
using GraphBff.Adapters.Rest;
using Microsoft.AspNetCore.Routing;

namespace GraphBff.Adapters;

/// <summary>Maps the other doors onto the graph.</summary>
public static class AdaptersEndpointRouteBuilderExtensions
{
    /// <summary>Serves what the options and the operation files say.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <exception cref="Operations.OperationFileException">A file cannot be served.</exception>
    public static void MapAdapters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRest(description: endpoints.MapOpenApi());
        endpoints.MapTools();
    }
}
