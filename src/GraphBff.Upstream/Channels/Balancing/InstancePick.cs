using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>An instance with a connection, and the result that picks it.</summary>
internal readonly record struct InstancePick(Instance Instance, PickResult Result);
