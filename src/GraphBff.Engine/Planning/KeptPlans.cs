using System.Collections.Concurrent;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The plans of one operation, bounded in bytes by what one operation may take of the cache. Where there is no more room, the ones that
/// were not used lately go (the second-chance rule).
/// </summary>
/// <param name="most">How many bytes the operation may take.</param>
/// <param name="rest">How many it takes besides its plans.</param>
internal sealed class KeptPlans(long most, Func<long> rest)
{
    private readonly ConcurrentDictionary<PlanChoice, KeptPlan> _plans = new();
    private readonly Queue<KeptPlan> _order = new();
    private readonly Lock _gate = new();
    private long _weight;

    /// <summary>Bytes.</summary>
    public long Weight => Volatile.Read(ref _weight);

    public int Count => _plans.Count;

    public OperationPlan? Find(PlanChoice choice)
    {
        if (!_plans.TryGetValue(choice, out var kept))
        {
            return null;
        }

        if (!kept.Used)
        {
            kept.Used = true;
        }

        return kept.Plan;
    }

    /// <summary>Keeps the plan, unless it takes too much all by itself.</summary>
    public void Add(PlanChoice choice, OperationPlan plan)
    {
        lock (_gate)
        {
            if (rest() + plan.Weight > most || _plans.ContainsKey(choice))
            {
                return;
            }

            var kept = new KeptPlan(choice, plan);
            _plans[choice] = kept;
            _order.Enqueue(kept);
            _weight += kept.Weight;
            MakeRoom();
        }
    }

    private void MakeRoom()
    {
        while (rest() + _weight > most && _order.Count > 1)
        {
            var oldest = _order.Dequeue();
            if (oldest.Used)
            {
                oldest.Used = false;
                _order.Enqueue(oldest);
            }
            else
            {
                _plans.TryRemove(oldest.Choice, out _);
                _weight -= oldest.Weight;
            }
        }
    }
}
