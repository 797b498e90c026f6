#if EMBED_DEMO_SERVICES
using GraphBff.DemoServices;
using GraphBff.DemoServices.Configuration;
#endif
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>
/// The demo services in this process, for upstreams without an address. The graph calls them like any other service, by gRPC over HTTP/2 at
/// a loopback port. In Development only: elsewhere a missing address stops the start.
/// </summary>
internal sealed class EmbeddedServices : IAsyncDisposable
{
    private readonly WebApplication? _host;

    private EmbeddedServices(WebApplication? host, IReadOnlyList<Module> modules)
    {
        _host = host;
        Modules = modules;
    }

    /// <summary>The modules whose services run here.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>Starts the missing services, and writes their address into the configuration.</summary>
    /// <param name="builder">The host that calls the services.</param>
    /// <param name="modules">All modules of the graph.</param>
    /// <exception cref="ConfigurationException">
    /// An address is missing and no demo service replaces it, or an address is malformed.
    /// </exception>
    public static async Task<EmbeddedServices> StartAsync(WebApplicationBuilder builder, IReadOnlyList<Module> modules)
    {
        UpstreamAddresses.CheckNames(builder.Configuration, modules);
        Module[] missing = [.. modules.Where(module => UpstreamAddresses.Find(builder.Configuration, module) is null)];
        if (missing.Length == 0)
        {
            return new EmbeddedServices(null, []);
        }

#if EMBED_DEMO_SERVICES
        if (builder.Environment.IsDevelopment())
        {
            return await StartDemoServicesAsync(builder, missing);
        }
#else
        await Task.CompletedTask;
#endif
        throw Missing(missing, "Demo services replace them in Development only.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

#if EMBED_DEMO_SERVICES
    private static async Task<EmbeddedServices> StartDemoServicesAsync(WebApplicationBuilder builder, Module[] missing)
    {
        var wanted = new DemoServicesOptions();
        Configure(wanted);
        Module[] unserved = [.. missing.Where(module => !wanted.Services.Holds(module.Service.FullName))];
        if (unserved.Length > 0)
        {
            throw Missing(unserved, "No demo service replaces it.");
        }

        var host = DemoServicesHost.CreateEmbedded(Configure);
        await host.StartAsync();
        var address = host.GetDemoServicesAddress().ToString().TrimEnd('/');
        foreach (var module in missing)
        {
            builder.Configuration[UpstreamAddresses.Key(module)] = address;
        }

        return new EmbeddedServices(host, missing);

        void Configure(DemoServicesOptions options)
        {
            builder.Configuration.Bind(DemoServicesOptions.Section, options);
            options.DataDirectory = Path.Combine(builder.Environment.ContentRootPath, options.DataDirectory);
        }
    }
#endif

    private static ConfigurationException Missing(Module[] modules, string why) => new(
        $"No address is configured for {string.Join(", ", modules.Select(module => module.Name))}: "
        + $"set {string.Join(", ", modules.Select(module => module.AddressVariable))}. {why}");
}
