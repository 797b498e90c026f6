using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>A connected instance, and the result that picks it.</summary>
internal readonly record struct InstancePick(Instance Instance, PickResult Result);
