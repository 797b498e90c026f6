using GraphBff.Transport;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace GraphBff.Adapters.OpenApi;

/// <summary>A page to read the description and to try the routes, for developers: Scalar.</summary>
internal static class ReadingPage
{
    /// <summary>Serves it at <c>/scalar/</c>.</summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="document">The path of the description.</param>
    public static void MapReadingPage(this IEndpointRouteBuilder endpoints, string document)
        => endpoints.MapScalarApiReference("/scalar", options => Configure(options, document)).RequireAllowedHost();

    // By default it loads fonts and sends telemetry, and it offers the vendor's services.
    private static void Configure(ScalarOptions options, string document)
    {
        options.OpenApiRoutePattern = document;
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.Agent = new() { Disabled = true };
        options.Mcp = new() { Disabled = true };
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.HideClientButton = true;
    }
}
