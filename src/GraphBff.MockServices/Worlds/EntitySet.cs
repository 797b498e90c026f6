using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Values;

namespace GraphBff.MockServices.Worlds;

/// <summary>All entities of one type, and their latest changes. <see cref="World"/> guards it.</summary>
/// <remarks>Nobody changes a message in it: a change replaces it.</remarks>
internal sealed class EntitySet(EntityType type)
{
    private const int ChangesKept = 1000;

    private readonly Dictionary<string, IMessage> _byKey = [];
    private readonly Queue<Change> _changes = new();
    private readonly FieldDescriptor? _created = Moments.Creation(type.Message);
    private readonly Dictionary<FieldDescriptor, ILookup<string, IMessage>> _byField = [];
    private readonly Dictionary<string, int> _places = [];
    private List<IMessage>? _ordered;

    public EntityType Type => type;

    /// <summary>How many entities were ever made, deleted ones included.</summary>
    public int Made { get; private set; }

    /// <summary>The number of the last change; 0 before the first.</summary>
    public long Head { get; private set; }

    /// <summary>Completes at the next change.</summary>
    public TaskCompletionSource Changed { get; private set; } = NewSignal();

    /// <summary>
    /// The newest first if they say when they were made, otherwise by their first text that is not the key, such as a SKU.
    /// </summary>
    public IReadOnlyList<IMessage> Ordered => _ordered ??= Order();

    public IMessage? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The entities whose field has a value, in order.</summary>
    /// <param name="field">A field with one value.</param>
    /// <param name="value">The value as text.</param>
    public IEnumerable<IMessage> With(FieldDescriptor field, string value)
    {
        if (!_byField.TryGetValue(field, out var lookup))
        {
            lookup = Ordered.ToLookup(entity => EntityType.Text(entity.Get(field)!));
            _byField.Add(field, lookup);
        }

        return lookup[value];
    }

    /// <summary>The place of an entity in the order; null if there is none with this key.</summary>
    public int? PlaceOf(string key)
    {
        if (_places.Count == 0)
        {
            for (var i = 0; i < Ordered.Count; i++)
            {
                _places.Add(type.KeyText(Ordered[i]), i);
            }
        }

        return _places.TryGetValue(key, out var place) ? place : null;
    }

    /// <summary>Adds an entity of the beginning, before anybody reads the set.</summary>
    public void Begin(IMessage entity)
    {
        _byKey.Add(type.KeyText(entity), entity);
        Made++;
    }

    public void Apply(ChangeSort sort, IMessage entity)
    {
        var key = type.KeyText(entity);
        Made += sort == ChangeSort.Created ? 1 : 0;
        _ordered = null;
        _byField.Clear();
        _places.Clear();
        if (sort == ChangeSort.Deleted)
        {
            _byKey.Remove(key);
        }
        else
        {
            _byKey[key] = entity;
        }

        _changes.Enqueue(new Change(++Head, sort, entity));
        if (_changes.Count > ChangesKept)
        {
            _changes.Dequeue();
        }

        Changed.SetResult();
        Changed = NewSignal();
    }

    /// <summary>The changes after a number; null if some of them are no longer kept, or the number is of the future.</summary>
    public IReadOnlyList<Change>? After(long number)
        => number > Head || number < Head - _changes.Count ? null : [.. _changes.Where(change => change.Number > number)];

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<IMessage> Order()
    {
        if (_created is not null)
        {
            return [.. _byKey.Values
                .OrderByDescending(entity => Moments.Read(entity, _created))
                .ThenBy(type.KeyText, StringComparer.Ordinal)];
        }

        var text = type.Message.Fields.InFieldNumberOrder().FirstOrDefault(field => field.IsText() && field != type.Key);
        return [.. _byKey.Values
            .OrderBy(entity => text is null ? "" : (string)entity.Get(text)!, StringComparer.Ordinal)
            .ThenBy(type.KeyText, StringComparer.Ordinal)];
    }
}
