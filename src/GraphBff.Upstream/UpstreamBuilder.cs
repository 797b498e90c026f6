using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Retries;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream;

/// <summary>One service while it is being registered.</summary>
public sealed class UpstreamBuilder
{
    private readonly IServiceCollection _services;
    private readonly string _name;

    internal UpstreamBuilder(IServiceCollection services, string name)
    {
        _services = services;
        _name = name;
    }

    /// <summary>The full names of the methods that may be sent again.</summary>
    internal List<string> Reads { get; } = [];

    /// <summary>Adds a generated client as a singleton on this service's channel.</summary>
    public UpstreamBuilder AddClient<TClient>()
        where TClient : ClientBase
    {
        _services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TClient>(
            provider, provider.GetRequiredKeyedService<UpstreamChannel>(_name).Invoker));
        return this;
    }

    /// <summary>Sends the reads of a gRPC service again when it is UNAVAILABLE; see <see cref="ReadMethods"/> for which those are.</summary>
    public UpstreamBuilder RetryReads(Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        Reads.AddRange(ReadMethods.Of(service));
        return this;
    }

    /// <summary>Sends methods again when the service is UNAVAILABLE. They must be safe to run twice: reads, or writes with an idempotency key.</summary>
    /// <param name="service">The gRPC service's full name, e.g. <c>user.v1.UserService</c>.</param>
    /// <param name="methods">The methods' names.</param>
    public UpstreamBuilder Retry(string service, params string[] methods)
    {
        Reads.AddRange(methods.Select(method => $"/{service}/{method}"));
        return this;
    }

    /// <summary>
    /// Says what streams that everyone shares are opened with: the graph's own credentials with this service, since no caller's
    /// are sent for others.
    /// </summary>
    /// <param name="metadata">Names in lower case and values; a <c>-bin</c> value is base64. Asked each time that a stream is opened.</param>
    public UpstreamBuilder OwnMetadata(Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> metadata)
    {
        _services.AddKeyedSingleton(_name, new OwnMetadata(metadata));
        return this;
    }
}
