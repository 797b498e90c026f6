using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>A message of a document.</summary>
public readonly struct WireMessage
{
    private readonly WireDocument _document;

    internal WireMessage(WireDocument document, WireType type, int row) => (_document, Type, Row) = (document, type, row);

    /// <summary>Its type.</summary>
    public WireType Type { get; }

    internal int Row { get; }

    /// <summary>Whether the field was sent. A list has items then.</summary>
    public bool Has(WireField field) => _document.Rows.Has(Row, field);

    /// <summary>The value of a field that is no list; its default if it was not sent, which is an empty message for a message.</summary>
    public WireValue Get(WireField field)
        => _document.Rows.TryGet(Row, field, out var raw)
            ? new WireValue(_document, field, raw, isDefault: false)
            : new WireValue(_document, field, field.Default.Raw, isDefault: true);

    /// <summary>How many items a list has. A map's entries of one key count each.</summary>
    public int Count(WireField field) => _document.Rows.TryGet(Row, field, out var list) ? WireItems.Count(list) : 0;

    /// <summary>The items of a list, in the order in which they came.</summary>
    public IEnumerable<WireValue> Items(WireField field)
    {
        if (!_document.Rows.TryGet(Row, field, out var list))
        {
            yield break;
        }

        var next = _document.Items.First(list);
        for (var left = WireItems.Count(list); left > 0; left--)
        {
            var (raw, after) = _document.Items[next];
            yield return new WireValue(_document, field, raw, isDefault: false);
            next = after;
        }
    }

    /// <summary>
    /// The entries of a map: each key once, at its first place with its last value. An entry's key or value that was not sent has its
    /// default.
    /// </summary>
    public IReadOnlyList<WireMessage> Entries(WireField field)
    {
        var entries = new List<WireMessage>(Count(field));
        var key = field.Type!.Find(1)!;
        var texts = key.Kind == FieldType.String ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        var numbers = texts is null ? new Dictionary<long, int>(WireKeys.Comparer) : null;
        foreach (var item in Items(field))
        {
            var entry = item.Message;
            var value = entry.Get(key);
            if (texts?.TryAdd(value.Text, entries.Count) ?? numbers!.TryAdd(value.Int64, entries.Count))
            {
                entries.Add(entry);
            }
            else
            {
                entries[texts?[value.Text] ?? numbers![value.Int64]] = entry;
            }
        }

        return entries;
    }
}
