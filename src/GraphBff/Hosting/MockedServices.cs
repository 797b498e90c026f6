#if EMBED_DEMO_SERVICES
using GraphBff.MockServices;
using GraphBff.MockServices.Faults;
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>Mocks in this process for the services that have no address.</summary>
internal static class MockedServices
{
    /// <summary>Starts the mock, and writes its address into the configuration.</summary>
    /// <param name="builder">The host that calls the services.</param>
    /// <param name="modules">All modules of the graph.</param>
    /// <param name="settings">The data and the faults.</param>
    /// <exception cref="ConfigurationException">An address is malformed, or a fault is of a service that has an address.</exception>
    public static Task<EmbeddedServices> StartAsync(WebApplicationBuilder builder, IReadOnlyList<Module> modules, MockSettings settings)
    {
        var missing = EmbeddedServices.Missing(builder.Configuration, modules);
        var targets = settings.Latencies.Select(rule => rule.Target).Concat(settings.Failures.Select(rule => rule.Target));
        if (targets.Select(target => target.Service).OfType<string>().Except(missing.Select(module => module.Name)).FirstOrDefault()
            is { } real)
        {
            throw new ConfigurationException($"{real} has an address, so it is not mocked, and --fail and --latency cannot name it.");
        }

        // All services are served, because the data of one refer to those of the others.
        MockedService[] mocked = [.. modules.Select(module => new MockedService(module.Name, module.Service))];
        return EmbeddedServices.StartAsync(builder, missing, MockServicesHost.Create(mocked, settings), "mock");
    }
}
#endif
