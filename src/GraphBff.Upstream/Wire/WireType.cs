using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>A message type, prepared for reading.</summary>
public sealed class WireType
{
    // Most field numbers are small. The others are looked up.
    private const int Dense = 64;

    private readonly WireField?[] _dense = new WireField?[Dense];
    private readonly WireField[] _fields;
    private readonly Dictionary<int, WireField> _sparse = [];
    private readonly Dictionary<FieldDescriptor, WireField> _byDescriptor = [];

    internal WireType(MessageDescriptor message)
    {
        Message = message;
        var descriptors = message.Fields.InFieldNumberOrder();
        Words = (descriptors.Count + 63) / 64;
        _fields = [.. descriptors.Select((field, index) => new WireField(field, index, Words))];
        foreach (var field in _fields)
        {
            _byDescriptor.Add(field.Descriptor, field);
            if (field.Descriptor.FieldNumber < Dense)
            {
                _dense[field.Descriptor.FieldNumber] = field;
            }
            else
            {
                _sparse.Add(field.Descriptor.FieldNumber, field);
            }
        }

        foreach (var oneof in message.Oneofs)
        {
            var members = oneof.Fields.Select(member => _byDescriptor[member]).ToList();
            members.ForEach(member => member.Rivals =
            [
                .. members.Where(other => other != member)
                    .GroupBy(other => other.Word, (word, others) => (word, others.Aggregate(0L, (bits, other) => bits | other.Bit))),
            ]);
        }
    }

    /// <summary>The type's declaration.</summary>
    public MessageDescriptor Message { get; }

    /// <summary>The fields, in the order of their numbers.</summary>
    public IReadOnlyList<WireField> Fields => _fields;

    /// <summary>How many numbers of 64 bits the fields' bits take.</summary>
    internal int Words { get; }

    /// <summary>How many fields there are.</summary>
    internal int Count => _fields.Length;

    /// <summary>The field of a declaration.</summary>
    public WireField this[FieldDescriptor field] => _byDescriptor[field];

    /// <summary>The field of a name in the proto.</summary>
    public WireField this[string name]
        => _byDescriptor[Message.FindFieldByName(name) ?? throw new ArgumentException($"{Message.FullName} has no field {name}.")];

    internal WireField? Find(int number) => number < Dense ? _dense[number] : _sparse.GetValueOrDefault(number);
}
