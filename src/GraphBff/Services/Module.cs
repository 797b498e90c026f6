using GraphBff.Engine;
using GraphBff.Upstream;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace GraphBff.Services;

/// <summary>One gRPC service in the graph. All that concerns it stands in the folder of the class that derives from this one.</summary>
/// <param name="name">See <see cref="Name"/>.</param>
/// <param name="addressVariable">See <see cref="AddressVariable"/>.</param>
/// <param name="service">See <see cref="Service"/>.</param>
internal abstract class Module(string name, string addressVariable, ServiceDescriptor service)
{
    /// <summary>What errors, logs and <c>Upstreams:orders:Address</c> call the service: <c>orders</c>. No two modules share it.</summary>
    public string Name { get; } = name;

    /// <summary>The environment variable of the service's address: <c>ORDER_SERVICE_URL</c>.</summary>
    public string AddressVariable { get; } = addressVariable;

    /// <summary>The service; the only one that this module calls.</summary>
    public ServiceDescriptor Service { get; } = service;

    /// <summary>
    /// A query that shows the service, and reads a little: what the start asks once, so that the first request finds all of it ready, and what
    /// people are told to try. Null for none.
    /// </summary>
    public virtual string? Sample => null;

    /// <summary>Adds the client, and what the module brings into the graph.</summary>
    public abstract void Add(GraphBuilder graph);

    /// <summary>Adds the service's client. Its reads are sent again where the service is UNAVAILABLE.</summary>
    protected UpstreamBuilder AddClient<TClient>(GraphBuilder graph)
        where TClient : ClientBase =>
        graph.Services.AddUpstream<TClient>(Name, UpstreamAddresses.Of(this))
            .RetryReads(Service)
            .OwnMetadata(UpstreamAddresses.OwnMetadata(Name));
}
