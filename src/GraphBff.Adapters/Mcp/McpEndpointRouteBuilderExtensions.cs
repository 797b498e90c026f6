using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Adapters.Mcp;

/// <summary>Maps the tools.</summary>
internal static class McpEndpointRouteBuilderExtensions
{
    /// <summary>Serves the tools, if <see cref="McpOptions.Enabled"/> says so.</summary>
    public static void MapTools(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/mcp")
    {
        var services = endpoints.ServiceProvider;
        if (!services.GetRequiredService<IOptions<McpOptions>>().Value.Enabled)
        {
            return;
        }

        // Here, so that a wrong operation file stops the start.
        services.GetRequiredService<ToolCatalog>();
        var endpoint = services.GetRequiredService<McpEndpoint>();
        endpoints.MapMcp(pattern).Add(builder =>
        {
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context => endpoint.ServeAsync(context, next);
        });

        // Less specific than the protocol's endpoint, so it gets the other methods and content types.
        endpoints.Map(pattern, endpoint.DeclineAsync).WithDisplayName("MCP, other requests");
    }
}
