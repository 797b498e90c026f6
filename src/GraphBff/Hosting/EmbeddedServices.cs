#if EMBED_DEMO_SERVICES
using GraphBff.DemoServices;
#endif

namespace GraphBff.Hosting;

/// <summary>
/// The demo services in this process, for those upstreams that have no address. They are reached as any other: by gRPC over
/// HTTP/2, at a loopback port. In Development only; elsewhere a missing address stops the start.
/// </summary>
internal sealed class EmbeddedServices : IAsyncDisposable
{
    private readonly WebApplication? _host;

    private EmbeddedServices(WebApplication? host, IReadOnlyList<string> names)
    {
        _host = host;
        Names = names;
    }

    /// <summary>The upstreams that are served from here.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Starts what is missing, and writes its address into the configuration.</summary>
    /// <exception cref="ConfigurationException">An address is missing, and nothing is embedded here.</exception>
    public static async Task<EmbeddedServices> StartAsync(WebApplicationBuilder builder)
    {
        string[] missing =
        [
            .. UpstreamAddresses.Services
                .Where(service => UpstreamAddresses.Find(builder.Configuration, service.Name) is null)
                .Select(service => service.Name),
        ];
        if (missing.Length == 0)
        {
            return new EmbeddedServices(null, []);
        }

#if EMBED_DEMO_SERVICES
        if (builder.Environment.IsDevelopment())
        {
            var host = DemoServicesHost.CreateEmbedded(options =>
            {
                options.DataDirectory = Path.Combine(builder.Environment.ContentRootPath, options.DataDirectory);
                builder.Configuration.Bind(DemoServicesOptions.Section, options);
            });
            await host.StartAsync();
            var address = host.GetDemoServicesAddress().ToString().TrimEnd('/');
            foreach (var name in missing)
            {
                builder.Configuration[UpstreamAddresses.Key(name)] = address;
            }

            return new EmbeddedServices(host, missing);
        }
#else
        await Task.CompletedTask;
#endif
        var variables = UpstreamAddresses.Services.Where(service => missing.Contains(service.Name)).Select(service => service.Variable);
        throw new ConfigurationException(
            $"No address is configured for {string.Join(", ", missing)}: set {string.Join(", ", variables)}. "
            + "Demo services stand in for them in Development only.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
