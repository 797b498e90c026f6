using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>
/// Tracks what the client knows about the later parts. Each part is announced as pending, then delivers its data, then is complete
/// (incremental delivery draft; <c>incrementalSpec=v0.2</c>).
/// </summary>
internal sealed class Deliveries
{
    // In the order of writing, so an outer delivery comes before the ones inside it.
    private readonly List<Delivery> _open = [];
    private int _lastId;

    /// <summary>Whether a delivery is still open.</summary>
    public bool HasNext => _open.Count > 0;

    /// <summary>Whether there is news for a response.</summary>
    public bool HasNews => _open.Exists(delivery => (delivery.Id >= 0 && delivery.IsComplete) || IsNews(delivery));

    public void Add(IEnumerable<Delivery> deliveries) => _open.AddRange(deliveries);

    /// <summary>Takes the deliveries to announce in the next response.</summary>
    public List<Delivery> TakePending()
    {
        var pending = new List<Delivery>();
        foreach (var delivery in _open)
        {
            if (!IsNews(delivery))
            {
                continue;
            }

            if (delivery.IsLost)
            {
                delivery.Fail([]);
                delivery.IsDone = true;
            }
            else if (delivery.Records.TrueForAll(record => record.IsDelivered))
            {
                // Other deliveries delivered all its fields. It needs no announcement, and must not delay the deliveries inside it.
                delivery.IsDone = true;
            }
            else
            {
                delivery.Id = _lastId++;
                pending.Add(delivery);
            }
        }

        _open.RemoveAll(delivery => delivery.IsDone);
        return pending;
    }

    /// <summary>Takes the announced deliveries that are complete. It does not include those that the same response announces.</summary>
    public List<Delivery> TakeComplete()
    {
        var complete = _open.FindAll(delivery => delivery.Id >= 0 && delivery.IsComplete);
        complete.ForEach(delivery => delivery.IsDone = true);
        _open.RemoveAll(delivery => delivery.IsDone);
        return complete;
    }

    /// <summary>
    /// Undoes <see cref="TakePending"/> and <see cref="TakeComplete"/>, after their response could not be written.
    /// </summary>
    public void PutBack(List<Delivery> complete, List<Delivery> pending)
    {
        complete.ForEach(delivery => delivery.IsDone = false);
        _open.InsertRange(0, complete);
        pending.ForEach(delivery => delivery.Id = -1);
    }

    /// <summary>Removes all deliveries. The client knows of none of them.</summary>
    public void Clear() => _open.Clear();

    /// <summary>Fails all open deliveries with the same error, and removes those that were not announced.</summary>
    public void FailAll(GraphError error)
    {
        foreach (var delivery in _open)
        {
            delivery.Fail([new FieldError(error, delivery.Path, [])]);
        }

        _open.RemoveAll(delivery => delivery.Id < 0);
    }

    private static bool IsNews(Delivery delivery) => delivery.Id < 0 && (delivery.CanBeAnnounced || delivery.IsLost);
}
