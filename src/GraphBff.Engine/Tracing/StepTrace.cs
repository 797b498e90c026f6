using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Tracing;

/// <summary>One step of the plan: how many keys it asked for, its results, and the batches that it waited for.</summary>
internal sealed class StepTrace(int index, int parents, long start, int batchesBefore) : TraceScope
{
    private readonly HashSet<object> _keys = [];
    private readonly HashSet<object> _batches = [];

    /// <summary>The step's place in the plan.</summary>
    public int Index { get; } = index;

    public int Parents { get; } = parents;

    public long Start { get; } = start;

    /// <summary>How many batches of the operation began before the step.</summary>
    public int BatchesBefore { get; } = batchesBefore;

    /// <summary>When every parent had its result; null until then.</summary>
    public long? End { get; set; }

    /// <summary>The class of the first loader that it asked; null if it asked none.</summary>
    public string? Loader { get; private set; }

    /// <summary>How often it asked a loader for a key.</summary>
    public int Asked { get; private set; }

    /// <summary>How many different keys it asked for.</summary>
    public int Distinct => _keys.Count;

    /// <summary>How many of those were already loaded or under way.</summary>
    public int CacheHits { get; private set; }

    public int Values { get; private set; }

    public int Nulls { get; private set; }

    public int Errors { get; private set; }

    /// <summary>The code of the first error.</summary>
    public string? Error { get; private set; }

    /// <summary>The batches that it waited for, in order.</summary>
    public List<BatchTrace> Batches { get; } = [];

    /// <summary>Records a key that it asked for.</summary>
    /// <param name="key">The loader's entry of the key.</param>
    /// <param name="batch">The batch that brings it.</param>
    /// <param name="isHit">Whether the key was loaded or under way.</param>
    public void Ask(object key, object batch, bool isHit)
    {
        Asked++;
        if (!_keys.Add(key))
        {
            return;
        }

        _batches.Add(batch);
        if (isHit)
        {
            CacheHits++;
        }
    }

    /// <summary>Counts the result of a parent.</summary>
    public void Take(object? result)
    {
        switch (result)
        {
            case null:
                Nulls++;
                break;
            case GraphError error:
                Errors++;
                Error ??= error.Code;
                break;
            default:
                Values++;
                break;
        }
    }

    /// <summary>Finds the batches that brought the keys.</summary>
    public void Find(IReadOnlyDictionary<object, List<BatchTrace>> dispatched)
    {
        foreach (var batch in _batches)
        {
            if (dispatched.TryGetValue(batch, out var traces))
            {
                Loader ??= traces[0].Loader;
                Batches.AddRange(traces.Where(trace => trace.Index >= BatchesBefore || trace.End is null || trace.End > Start));
            }
        }

        Batches.Sort((left, right) => left.Index.CompareTo(right.Index));
    }
}
