using System.Collections.Concurrent;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The plans of one operation. One operation may take a limited number of bytes in the cache. When its plans exceed that, it evicts those
/// that were not used lately (the second-chance rule).
/// </summary>
/// <param name="maxBytes">How many bytes the operation may take.</param>
/// <param name="otherBytes">How many bytes it takes besides its plans.</param>
internal sealed class KeptPlans(long maxBytes, Func<long> otherBytes)
{
    private readonly ConcurrentDictionary<PlanChoice, KeptPlan> _plans = new();
    private readonly Queue<KeptPlan> _order = new();
    private readonly Lock _gate = new();
    private long _weight;

    /// <summary>The size of all plans in bytes.</summary>
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

    /// <summary>Keeps the plan, unless it alone exceeds the limit.</summary>
    public void Add(PlanChoice choice, OperationPlan plan)
    {
        lock (_gate)
        {
            if (otherBytes() + plan.Weight > maxBytes || _plans.ContainsKey(choice))
            {
                return;
            }

            var kept = new KeptPlan(choice, plan);
            _plans[choice] = kept;
            _order.Enqueue(kept);
            _weight += kept.Weight;
            Evict();
        }
    }

    private void Evict()
    {
        while (otherBytes() + _weight > maxBytes && _order.Count > 1)
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
