using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Described;

/// <summary>A message of a response, as the parent of fields. It belongs to one request, or it is an event that does not change.</summary>
/// <param name="message">The message.</param>
public sealed class WireObject(WireMessage message)
{
    private Dictionary<WireField, object>? _held;

    public WireMessage Message { get; } = message;

    /// <summary>What a field holds, made once: the engine tells parents apart by their references.</summary>
    public T Held<T>(WireField field, Func<WireObject, WireField, T> make)
        where T : class
    {
        // The subscribers of an event read it at the same time.
        lock (this)
        {
            _held ??= [];
            if (_held.TryGetValue(field, out var known))
            {
                return (T)known;
            }

            var made = make(this, field);
            _held.Add(field, made);
            return made;
        }
    }
}
