using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GraphBff.Adapters.Mcp;

/// <summary>Registers the tools.</summary>
internal static class McpServiceCollectionExtensions
{
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.AddOptions<McpOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Enabled = environment.IsDevelopment())
            .BindConfiguration(McpOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<ToolCatalog>();
        services.TryAddSingleton<ToolCalls>();
        services.TryAddSingleton<McpEndpoint>();
        services.AddMcpServer().WithHttpTransport();
        services.AddOptions<McpServerOptions>().Configure<IOptions<McpOptions>>(Describe);
        services.AddOptions<HttpServerTransportOptions>().Configure(Serve);

        // The library logs names that clients choose, as they are. What its log would tell, ours does.
        services.Configure<LoggerFilterOptions>(options => options.AddFilter("ModelContextProtocol", LogLevel.None));
        return services;
    }

    private static void Describe(McpServerOptions server, IOptions<McpOptions> options)
    {
        server.ServerInfo = new Implementation
        {
            Name = "GraphBff",
            Version = typeof(McpOptions).Assembly.GetName().Version!.ToString(3),
        };
        server.ServerInstructions = options.Value.Instructions;
    }

    // Each request has handlers of its own, since a call needs its request.
    private static void Serve(HttpServerTransportOptions transport)
    {
        transport.SessionMode = HttpServerSessionMode.Stateless;
        transport.ConfigureSessionOptions = (context, server, _) =>
        {
            var tools = context.RequestServices.GetRequiredService<ToolCatalog>();
            var calls = context.RequestServices.GetRequiredService<ToolCalls>();
            server.Handlers.ListToolsHandler = (_, _) => new(tools.List);
            server.Handlers.CallToolHandler = (call, cancellationToken) => calls.RunAsync(context, call.Params, cancellationToken);
            return Task.CompletedTask;
        };
    }
}
