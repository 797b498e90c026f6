using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Described;

/// <summary>A message that is being made, by its descriptor. Fields are written in the order of their numbers.</summary>
/// <param name="message">The message's type.</param>
public sealed class MessageDraft(MessageDescriptor message)
{
    private readonly SortedDictionary<int, (FieldDescriptor Field, object Value)> _fields = [];

    public MessageDescriptor Message { get; } = message;

    /// <summary>Sets a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">
    /// A string, <c>byte[]</c>, bool, int (an enum too), long, ulong, uint, double or float, a <see cref="MessageDraft"/>, or a list of
    /// these.
    /// </param>
    public void Set(FieldDescriptor field, object value) => _fields[field.FieldNumber] = (field, value);

    /// <summary>The value of a field; null if it is not set.</summary>
    public object? Find(FieldDescriptor field) => _fields.TryGetValue(field.FieldNumber, out var known) ? known.Value : null;

    /// <summary>The message in a field, made if it is not there.</summary>
    public MessageDraft In(FieldDescriptor field)
    {
        if (_fields.TryGetValue(field.FieldNumber, out var known))
        {
            return (MessageDraft)known.Value;
        }

        var made = new MessageDraft(field.MessageType);
        Set(field, made);
        return made;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var output = new CodedOutputStream(bytes);
        WriteTo(output);
        output.Flush();
        return bytes.ToArray();
    }

    private void WriteTo(CodedOutputStream output)
    {
        foreach (var (field, value) in _fields.Values)
        {
            if (field.IsRepeated)
            {
                foreach (var item in (IEnumerable<object>)value)
                {
                    Write(output, field, item);
                }
            }
            else
            {
                Write(output, field, value);
            }
        }
    }

    // A list of numbers is not packed: readers take either form.
    private static void Write(CodedOutputStream output, FieldDescriptor field, object value)
    {
        output.WriteTag(field.FieldNumber, WireTypeOf(field.FieldType));
        switch (field.FieldType)
        {
            case FieldType.String: output.WriteString((string)value); break;
            case FieldType.Bytes: output.WriteBytes(ByteString.CopyFrom((byte[])value)); break;
            case FieldType.Bool: output.WriteBool((bool)value); break;
            case FieldType.Int32: output.WriteInt32((int)value); break;
            case FieldType.Enum: output.WriteEnum((int)value); break;
            case FieldType.SInt32: output.WriteSInt32((int)value); break;
            case FieldType.SFixed32: output.WriteSFixed32((int)value); break;
            case FieldType.Int64: output.WriteInt64((long)value); break;
            case FieldType.SInt64: output.WriteSInt64((long)value); break;
            case FieldType.SFixed64: output.WriteSFixed64((long)value); break;
            case FieldType.UInt32: output.WriteUInt32((uint)value); break;
            case FieldType.Fixed32: output.WriteFixed32((uint)value); break;
            case FieldType.UInt64: output.WriteUInt64((ulong)value); break;
            case FieldType.Fixed64: output.WriteFixed64((ulong)value); break;
            case FieldType.Double: output.WriteDouble((double)value); break;
            case FieldType.Float: output.WriteFloat((float)value); break;
            case FieldType.Group:
                ((MessageDraft)value).WriteTo(output);
                output.WriteTag(field.FieldNumber, WireFormat.WireType.EndGroup);
                break;
            default: output.WriteBytes(ByteString.CopyFrom(((MessageDraft)value).ToBytes())); break;
        }
    }

    private static WireFormat.WireType WireTypeOf(FieldType type) => type switch
    {
        FieldType.String or FieldType.Bytes or FieldType.Message => WireFormat.WireType.LengthDelimited,
        FieldType.Group => WireFormat.WireType.StartGroup,
        FieldType.Fixed32 or FieldType.SFixed32 or FieldType.Float => WireFormat.WireType.Fixed32,
        FieldType.Fixed64 or FieldType.SFixed64 or FieldType.Double => WireFormat.WireType.Fixed64,
        _ => WireFormat.WireType.Varint,
    };
}
