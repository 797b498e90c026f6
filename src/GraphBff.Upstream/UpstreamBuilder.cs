using Google.Protobuf.Reflection;
using GraphBff.Upstream.Calls;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
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

    internal List<MethodName> Retried { get; } = [];

    /// <summary>Adds a generated client as a singleton on this service's channel.</summary>
    public UpstreamBuilder AddClient<TClient>()
        where TClient : ClientBase
    {
        _services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TClient>(
            provider, provider.GetRequiredKeyedService<UpstreamChannel>(_name).Invoker));
        return this;
    }

    /// <summary>
    /// Sends the reads of a gRPC service again when it is UNAVAILABLE: its unary methods that are named as AIP-131, 132, 231
    /// name reads (Get, List, BatchGet, BatchList) or are marked <c>NO_SIDE_EFFECTS</c>.
    /// </summary>
    public UpstreamBuilder RetryReads(Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        foreach (var method in service.Methods)
        {
            if (!method.IsServerStreaming && !method.IsClientStreaming && IsRead(method))
            {
                Retried.Add(new MethodName { Service = service.FullName, Method = method.Name });
            }
        }

        return this;
    }

    /// <summary>Sends methods again when the service is UNAVAILABLE. They must be safe to run twice: reads, or writes with an idempotency key.</summary>
    /// <param name="service">The gRPC service's full name, e.g. <c>user.v1.UserService</c>.</param>
    /// <param name="methods">The methods' names.</param>
    public UpstreamBuilder Retry(string service, params string[] methods)
    {
        foreach (string method in methods)
        {
            Retried.Add(new MethodName { Service = service, Method = method });
        }

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

    private static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects
        || method.Name.StartsWith("Get", StringComparison.Ordinal)
        || method.Name.StartsWith("List", StringComparison.Ordinal)
        || method.Name.StartsWith("BatchGet", StringComparison.Ordinal)
        || method.Name.StartsWith("BatchList", StringComparison.Ordinal);
}
