using GraphBff.Engine;
using GraphBff.Upstream;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace GraphBff.Services;

/// <summary>One gRPC service in the graph. The folder of the derived class has everything about the service.</summary>
/// <param name="name">See <see cref="Name"/>.</param>
/// <param name="addressVariable">See <see cref="AddressVariable"/>.</param>
/// <param name="service">See <see cref="Service"/>.</param>
internal abstract class Module(string name, string addressVariable, ServiceDescriptor service)
{
    /// <summary>
    /// The service's name in errors, logs and <c>Upstreams:orders:Address</c>, e.g. <c>orders</c>. It is unique among the modules.
    /// </summary>
    public string Name { get; } = name;

    /// <summary>The environment variable of the service's address, e.g. <c>ORDER_SERVICE_URL</c>.</summary>
    public string AddressVariable { get; } = addressVariable;

    /// <summary>The service; the only one that this module calls.</summary>
    public ServiceDescriptor Service { get; } = service;

    /// <summary>
    /// A small query that shows the service; null for none. The start runs it once as a warm-up, and pages suggest it as a first query.
    /// </summary>
    public virtual string? Sample => null;

    /// <summary>Adds the client, and the module's types and fields.</summary>
    public abstract void Add(GraphBuilder graph);

    /// <summary>Adds the service's client. Its reads are sent again if the service is UNAVAILABLE.</summary>
    protected UpstreamBuilder AddClient<TClient>(GraphBuilder graph)
        where TClient : ClientBase
        => graph.Services.AddUpstream<TClient>(Name, UpstreamAddresses.Of(this))
            .RetryReads(Service)
            .OwnMetadata(UpstreamAddresses.OwnMetadata(Name));
}
