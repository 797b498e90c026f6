using GraphBff.Upstream.Retries;
using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels.Balancing;

/// <summary>
/// Picks instances in turn. An ejected instance gets a single call when its time is over, and its share again once it answers. A call that
/// is sent again goes to an instance whose latest call succeeded, if there is one. So it does not go to the instance on which it just
/// failed.
/// </summary>
internal sealed class InstancePicker(InstanceGroup instances, InstancePick[] ready) : SubchannelPicker
{
    private uint _turn = (uint)Random.Shared.Next();

    public override PickResult Pick(PickContext context)
    {
        if (ready.Length == 0)
        {
            return PickResult.ForQueue();
        }

        var turn = Interlocked.Increment(ref _turn);
        var pick = ready[turn % (uint)ready.Length];
        if (pick.Instance.Failures > 0 || instances.HasEjected)
        {
            var isSentAgain = context.Request!.Headers.NonValidated.Contains(CallRetries.PreviousAttempts);
            pick = (isSentAgain ? OneOf(turn, static instance => instance.Failures == 0) : ToTry())
                ?? OneOf(turn, static instance => !instance.IsEjected)
                // No instance is healthy. Any is better than none.
                ?? pick;
        }

        context.Request!.Options.Set(Instance.Key, pick.Instance);
        return pick.Result;
    }

    private InstancePick? ToTry()
    {
        foreach (var pick in ready)
        {
            if (pick.Instance.IsEjected && instances.MayTry(pick.Instance))
            {
                return pick;
            }
        }

        return null;
    }

    private InstancePick? OneOf(uint turn, Func<Instance, bool> fits)
    {
        var fitting = (uint)ready.Count(pick => fits(pick.Instance));
        if (fitting == 0)
        {
            return null;
        }

        var place = turn % fitting;
        foreach (var pick in ready)
        {
            if (fits(pick.Instance) && place-- == 0)
            {
                return pick;
            }
        }

        // An instance changed since the count.
        return null;
    }
}
