#if EMBED_DEMO_SERVICES
using GraphBff.DemoServices;
using GraphBff.DemoServices.Configuration;
#endif
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>
/// Services in this process, for upstreams without an address: the demo services, or the mock. The graph calls them like any other service,
/// by gRPC over HTTP/2 at a loopback port.
/// </summary>
internal sealed class EmbeddedServices : IAsyncDisposable
{
    private readonly WebApplication? _host;

    private EmbeddedServices(WebApplication? host, IReadOnlyList<Module> modules, string kind)
    {
        _host = host;
        Modules = modules;
        Kind = kind;
    }

    /// <summary>No services: each has its address.</summary>
    public static EmbeddedServices None { get; } = new(null, [], "");

    /// <summary>The modules whose services run here.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>What they are, for people.</summary>
    public string Kind { get; }

    /// <summary>The modules whose services have no address.</summary>
    /// <exception cref="ConfigurationException">An address is malformed.</exception>
    public static Module[] Missing(IConfiguration configuration, IReadOnlyList<Module> modules)
    {
        UpstreamAddresses.CheckNames(configuration, modules);
        return [.. modules.Where(module => UpstreamAddresses.Find(configuration, module) is null)];
    }

    /// <summary>
    /// Starts the demo services that are missing, and writes their address into the configuration. In Development only: elsewhere a missing
    /// address stops the start.
    /// </summary>
    /// <param name="builder">The host that calls the services.</param>
    /// <param name="modules">All modules of the graph.</param>
    /// <exception cref="ConfigurationException">
    /// An address is missing and no demo service replaces it, or an address is malformed.
    /// </exception>
    public static async Task<EmbeddedServices> StartAsync(WebApplicationBuilder builder, IReadOnlyList<Module> modules)
    {
        var missing = Missing(builder.Configuration, modules);
        if (missing.Length == 0)
        {
            return None;
        }

#if EMBED_DEMO_SERVICES
        if (builder.Environment.IsDevelopment())
        {
            return await StartDemoServicesAsync(builder, missing);
        }
#else
        await Task.CompletedTask;
#endif
        throw Refusal(missing, "Demo services replace them in Development only.");
    }

    /// <summary>Starts a host, and writes its address into the configuration of modules.</summary>
    /// <param name="builder">The host that calls the services.</param>
    /// <param name="modules">The modules whose services the host serves.</param>
    /// <param name="host">The host.</param>
    /// <param name="kind">What its services are.</param>
    public static async Task<EmbeddedServices> StartAsync(
        WebApplicationBuilder builder, IReadOnlyList<Module> modules, WebApplication host, string kind)
    {
        await host.StartAsync();
        foreach (var module in modules)
        {
            builder.Configuration[UpstreamAddresses.Key(module)] = host.Urls.First().TrimEnd('/');
        }

        return new EmbeddedServices(host, modules, kind);
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
            throw Refusal(unserved, "No demo service replaces it.");
        }

        return await StartAsync(builder, missing, DemoServicesHost.CreateEmbedded(Configure), "embedded demo service");

        void Configure(DemoServicesOptions options)
        {
            builder.Configuration.Bind(DemoServicesOptions.Section, options);
            options.DataDirectory = Path.Combine(builder.Environment.ContentRootPath, options.DataDirectory);
        }
    }
#endif

    private static ConfigurationException Refusal(Module[] modules, string why) => new(
        $"No address is configured for {string.Join(", ", modules.Select(module => module.Name))}: "
        + $"set {string.Join(", ", modules.Select(module => module.AddressVariable))}. {why}");
}
