using Grpc.Core;
using Grpc.Net.ClientFactory;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// What <see cref="GrpcClientFactory"/> makes for an upstream, once. The factory makes a channel for each type of client that it is asked
/// for: with one type a service, all generated clients of the service share one channel.
/// </summary>
internal sealed class ChannelClient(CallInvoker invoker)
{
    public CallInvoker Invoker { get; } = invoker;
}
