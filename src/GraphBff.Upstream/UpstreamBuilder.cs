using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Retries;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream;

/// <summary>One service while it is being registered.</summary>
public sealed class UpstreamBuilder
{
    private readonly IServiceCollection _services;
    private readonly string _name;

    internal UpstreamBuilder(IServiceCollection services, string name, IHttpClientBuilder client)
    {
        _services = services;
        _name = name;
        Client = client;
    }

    /// <summary>
    /// The hooks of Grpc.Net.ClientFactory, for all clients of this service: <c>AddHttpMessageHandler</c>, <c>AddInterceptor</c> (of either
    /// scope: made once), <c>AddCallCredentials</c>, <c>ConfigureChannel</c>, <c>ConfigurePrimaryHttpMessageHandler</c> (a
    /// <see cref="SocketsHttpHandler"/>; cookies, redirects and proxies stay off). A call that is sent again passes them again. A handler
    /// must not send a request twice, which the handlers of Microsoft.Extensions.Http.Resilience do: it would repeat writes.
    /// </summary>
    public IHttpClientBuilder Client { get; }

    /// <summary>The full names of the methods that may be sent again.</summary>
    internal List<string> Reads { get; } = [];

    /// <summary>
    /// Adds a generated client as a singleton on this service's channel. The factory's own are transient, for interceptors and credentials
    /// with a scope; here what belongs to a caller travels in each call's options, and a client is made once.
    /// </summary>
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
