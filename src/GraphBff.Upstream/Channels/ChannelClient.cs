using Grpc.Core;
using Grpc.Net.ClientFactory;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// The client that <see cref="GrpcClientFactory"/> makes for an upstream, once. The factory makes a channel for each client type. With this
/// one type, all generated clients of a service share one channel.
/// </summary>
internal sealed class ChannelClient(CallInvoker invoker)
{
    public CallInvoker Invoker { get; } = invoker;
}
