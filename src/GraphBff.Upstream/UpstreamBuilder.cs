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
    /// scope; made once), <c>AddCallCredentials</c>, <c>ConfigureChannel</c>, <c>ConfigurePrimaryHttpMessageHandler</c> (a
    /// <see cref="SocketsHttpHandler"/>; cookies, redirects and proxies stay off). A call that is sent again passes through them again. A
    /// handler must not send a request twice, since it would repeat writes. The handlers of Microsoft.Extensions.Http.Resilience do that.
    /// </summary>
    public IHttpClientBuilder Client { get; }

    /// <summary>The full names of the methods that may be sent again.</summary>
    internal List<string> Reads { get; } = [];

    /// <summary>
    /// Adds a generated client as a singleton on this service's channel. The factory's own clients are transient, for interceptors and
    /// credentials with a scope. Here the options of each call carry what belongs to a caller, so one client is enough.
    /// </summary>
    public UpstreamBuilder AddClient<TClient>()
        where TClient : ClientBase
    {
        _services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TClient>(
            provider, provider.GetRequiredKeyedService<UpstreamChannel>(_name).Invoker));
        return this;
    }

    /// <summary>
    /// Sends the reads of a gRPC service again when it is UNAVAILABLE; <see cref="ReadMethods"/> says which methods are reads.
    /// </summary>
    public UpstreamBuilder RetryReads(Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        Reads.AddRange(ReadMethods.Of(service));
        return this;
    }

    /// <summary>Sends methods again when the service is UNAVAILABLE. They must only read.</summary>
    /// <param name="methods">Full names, as <c>/user.v1.UserService/GetUser</c>.</param>
    public UpstreamBuilder RetryReads(IEnumerable<string> methods)
    {
        Reads.AddRange(methods);
        return this;
    }

    /// <summary>
    /// Sets the metadata that opens the upstream streams which all callers share. It holds the graph's own credentials: a caller's
    /// credentials never open a stream for others.
    /// </summary>
    /// <param name="metadata">Names in lower case and values; a <c>-bin</c> value is base64. Read each time a stream is opened.</param>
    public UpstreamBuilder OwnMetadata(Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> metadata)
    {
        _services.AddKeyedSingleton(_name, new OwnMetadata(metadata));
        return this;
    }
}
