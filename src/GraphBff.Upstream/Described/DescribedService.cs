using GraphBff.Upstream.Channels;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Described;

/// <summary>
/// A client of a service by its descriptors, without generated code. Its calls are those of generated clients in everything else.
/// </summary>
/// <param name="upstream">The name under which the service was registered.</param>
public sealed class DescribedService(string upstream)
{
    public string Upstream { get; } = upstream;

    /// <summary>Makes a unary call.</summary>
    public AsyncUnaryCall<DescribedReply> Call(
        IServiceProvider services, DescribedMethod method, EncodedRequest request, CallOptions options)
        => InvokerOf(services).AsyncUnaryCall(method.Method, host: null, options, request);

    /// <summary>Opens a server stream.</summary>
    public AsyncServerStreamingCall<DescribedReply> Open(
        IServiceProvider services, DescribedMethod method, EncodedRequest request, CallOptions options)
        => InvokerOf(services).AsyncServerStreamingCall(method.Method, host: null, options, request);

    private CallInvoker InvokerOf(IServiceProvider services) => services.GetRequiredKeyedService<UpstreamChannel>(Upstream).Invoker;
}
