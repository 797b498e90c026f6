using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>Picks instances in turn. An ejected one gets a single call when its time is over, and its share again once it answers.</summary>
internal sealed class InstancePicker(InstanceGroup instances, InstancePick[] ready) : SubchannelPicker
{
    private uint _turn = (uint)Random.Shared.Next();

    public override PickResult Pick(PickContext context)
    {
        if (ready.Length == 0)
        {
            return PickResult.ForQueue();
        }

        uint turn = Interlocked.Increment(ref _turn);
        var pick = instances.HasEjected ? PickHealthy(turn) : ready[turn % (uint)ready.Length];
        context.Request!.Options.Set(Instance.Key, pick.Instance);
        return pick.Result;
    }

    private InstancePick PickHealthy(uint turn)
    {
        int healthy = 0;
        foreach (var pick in ready)
        {
            if (!pick.Instance.IsEjected)
            {
                healthy++;
            }
            else if (instances.MayTry(pick.Instance))
            {
                return pick;
            }
        }

        // Those left over by what is down need not be healthy: any is better than none.
        return healthy == 0 ? ready[turn % (uint)ready.Length] : Healthy((int)(turn % (uint)healthy), turn);
    }

    private InstancePick Healthy(int place, uint turn)
    {
        foreach (var pick in ready)
        {
            if (!pick.Instance.IsEjected && place-- == 0)
            {
                return pick;
            }
        }

        // One was ejected just now.
        return ready[turn % (uint)ready.Length];
    }
}
