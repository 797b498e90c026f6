using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>Keeps a connection to every address of a service, and picks in turn among those that are not ejected.</summary>
internal sealed class InstanceBalancer(IChannelControlHelper controller, ILoggerFactory loggers, InstanceGroup instances)
    : SubchannelsLoadBalancer(controller, loggers)
{
    public override void UpdateChannelState(ChannelState state)
    {
        if (state.Addresses is { Count: > 0 } addresses)
        {
            instances.Keep([.. addresses.Select(address => address.EndPoint)]);
        }

        base.UpdateChannelState(state);
    }

    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels)
    {
        var ready = new List<InstancePick>(readySubchannels.Count);
        foreach (var subchannel in readySubchannels)
        {
            // A subchannel without an address has just lost its connection. Its next state follows soon.
            if (subchannel.CurrentAddress is { } address)
            {
                ready.Add(new InstancePick(instances.Of(address.EndPoint), PickResult.ForSubchannel(subchannel)));
            }
        }

        instances.Ready(ready.ConvertAll(pick => pick.Instance));
        return new InstancePicker(instances, [.. ready]);
    }
}
