using Google.Protobuf.Reflection;
using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphBff.Engine.Federation;
using GraphBff.Graph;
using GraphBff.Schema.Artefacts;
using GraphBff.Services;
using GraphBff.Upstream.Retries;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace GraphBff.Hosting.Commands;

/// <summary>The graph of the modules without a host, for the commands that describe it.</summary>
internal sealed class ProductGraph : IBuiltGraph
{
    public IReadOnlyList<ServiceDescriptor> Services { get; } = [.. Modules.All.Select(module => module.Service)];

    public string OperationDirectives => AdapterDirectives.Sdl;

    public ServiceProvider CreateContainer(bool asSubgraph)
    {
        // The contract does not depend on the services' addresses, so any address will do.
        var addresses = Modules.All.Select(module => KeyValuePair.Create(UpstreamAddresses.Key(module), (string?)"http://127.0.0.1:1"));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(addresses).Build());
        services.Configure<FederationOptions>(options => options.Enabled = asSubgraph);
        services.AddGraph().AddModules();
        return services.BuildServiceProvider();
    }

    public string TextOf(string operation) => AdapterDirectives.Remove(operation);

    public bool IsRead(MethodDescriptorProto method) => ReadMethods.IsRead(method);
}
