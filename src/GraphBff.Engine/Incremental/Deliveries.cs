using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>
/// What a client was told of the later parts and what not yet: each is pending, then brings its data, then is complete (incremental
/// delivery draft; <c>incrementalSpec=v0.2</c>).
/// </summary>
internal sealed class Deliveries
{
    // In the order in which they were met, so that what is around comes before what is within.
    private readonly List<Delivery> _open = [];
    private int _lastId;

    /// <summary>Whether something more comes.</summary>
    public bool HasNext => _open.Count > 0;

    /// <summary>Whether there is something to tell.</summary>
    public bool HasNews => _open.Exists(delivery => (delivery.Id >= 0 && delivery.IsComplete) || IsNews(delivery));

    public void Add(IEnumerable<Delivery> deliveries) => _open.AddRange(deliveries);

    /// <summary>Takes those that the client is to be told of now.</summary>
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
                // All its fields came with something else: not worth a word, and what is within is not held up.
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

    /// <summary>Takes those of which nothing more comes, without those that are told of in the same response.</summary>
    public List<Delivery> TakeComplete()
    {
        var complete = _open.FindAll(delivery => delivery.Id >= 0 && delivery.IsComplete);
        complete.ForEach(delivery => delivery.IsDone = true);
        _open.RemoveAll(delivery => delivery.IsDone);
        return complete;
    }

    /// <summary>
    /// Undoes <see cref="TakePending"/> and <see cref="TakeComplete"/>, where the response with them could not be written.
    /// </summary>
    public void PutBack(List<Delivery> complete, List<Delivery> pending)
    {
        complete.ForEach(delivery => delivery.IsDone = false);
        _open.InsertRange(0, complete);
        pending.ForEach(delivery => delivery.Id = -1);
    }

    /// <summary>Forgets everything: nothing was told.</summary>
    public void Clear() => _open.Clear();

    /// <summary>Gives everything that is still open the same error.</summary>
    public void FailAll(GraphError error)
    {
        foreach (var delivery in _open)
        {
            delivery.Fail([new FieldError(error, delivery.Path, [])]);
        }

        _open.RemoveAll(delivery => delivery.Id < 0);
    }

    private static bool IsNews(Delivery delivery) => delivery.Id < 0 && (delivery.CanBeTold || delivery.IsLost);
}
