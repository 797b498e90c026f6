using GraphBff.Graph;
using GraphBff.Hosting.Reloading;
using GraphBff.Services;

namespace GraphBff.Hosting.Starting;

/// <summary>Runs the server, from its configuration to its end.</summary>
internal static class ProductServer
{
    /// <param name="args">The command line, as configuration.</param>
    /// <param name="embed">Starts services in this process; null for the demo services.</param>
    /// <param name="modules">The modules of the graph; null for those of the product.</param>
    /// <returns>The exit code: 0, or 1 if it did not start.</returns>
    public static async Task<int> RunAsync(
        string[] args, Func<WebApplicationBuilder, Task<EmbeddedServices>>? embed = null, GraphModules? modules = null)
    {
        var hasStarted = false;
        WebApplicationBuilder? builder = null;
        try
        {
            builder = ServerBuilder.Create(args);
            builder.Logging.StaySilentUntil(() => Volatile.Read(ref hasStarted));
            await using var embedded = await (embed?.Invoke(builder) ?? EmbeddedServices.StartAsync(builder, Modules.All));
            builder.Services.AddReloading(StartFailure.Explain);
            var app = GraphHost.Build(builder, warmsUp: true, modules);
            app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref hasStarted, true));
            app.AnnounceOnStart(embedded);
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (!hasStarted)
        {
            await Console.Error.WriteLineAsync(StartFailure.Explain(exception, builder?.Configuration, out var isKnown));
            if (!isKnown && ShowsStacks(builder))
            {
                await Console.Error.WriteLineAsync(exception.ToString());
            }

            return 1;
        }
    }

    // Stacks are for developers of the product.
    private static bool ShowsStacks(WebApplicationBuilder? builder)
        => builder?.Environment.IsDevelopment() == true
            || (Enum.TryParse<LogLevel>(builder?.Configuration["Logging:LogLevel:Default"], ignoreCase: true, out var level)
                && level <= LogLevel.Debug);
}
