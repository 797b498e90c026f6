using GraphBff.Binding.Serving;
using GraphBff.Engine;
using GraphBff.Services;
using GraphBff.Upstream;

namespace GraphBff.Bound;

/// <summary>A service that is in the graph by its contract and an options file. The first of a file adds the types of all.</summary>
internal sealed class BoundModule(BoundGraph graph, BoundService service, bool isFirst)
    : Module(service.Name, $"Upstreams:{service.Name}:Address", service.Service)
{
    public override string? Sample => isFirst ? graph.Sample : null;

    /// <summary>The modules of an options file. The operations of REST and MCP are beside it.</summary>
    public static GraphModules Of(BoundGraph graph, string file) => new(
        [.. graph.Services.Select((service, i) => new BoundModule(graph, service, isFirst: i == 0))],
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "operations"));

    public override void Add(GraphBuilder builder)
    {
        builder.Services.AddUpstream(Name, UpstreamAddresses.Of(this))
            .RetryReads(service.Reads)
            .OwnMetadata(UpstreamAddresses.OwnMetadata(Name));
        if (isFirst)
        {
            graph.AddTo(builder);
        }
    }

    /// <summary>Writes the addresses of the options file into the configuration, which may have others.</summary>
    /// <exception cref="ConfigurationException">A service has no address, or one of another form.</exception>
    public static void Configure(BoundGraph graph, GraphModules modules, IConfiguration configuration)
    {
        UpstreamAddresses.CheckNames(configuration, modules.All);
        foreach (var (service, module) in graph.Services.Zip(modules.All))
        {
            if (string.IsNullOrWhiteSpace(configuration[module.AddressVariable]))
            {
                configuration[module.AddressVariable] = service.Address;
            }

            try
            {
                UpstreamAddresses.Require(configuration, module);
            }
            catch (ConfigurationException exception)
            {
                throw new ConfigurationException($"{service.Place}: {exception.Message}");
            }
        }
    }
}
