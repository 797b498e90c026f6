using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Tests.Wire;

/// <summary>
/// Bytes that are a message of a type, or almost: fields in any order and more than once, lists packed and loose, and then some bytes
/// changed.
/// </summary>
internal sealed class RandomBytes(int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts =
    [
        "", "a", "é", "漢字 🚀", "line\nbreak\"", "some_path", new('x', 200), "type.googleapis.com/graphbff.tests.wire.Nothing",
        "type.googleapis.com/google.protobuf.Duration",
    ];

    private static readonly long[] Numbers =
    [
        0, 0, 1, -1, 5, 127, 128, 300, 999_999_999, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue,
        1_700_000_000, 253_402_300_800,
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next bytes, of up to some hundred.</summary>
    public byte[] Next(MessageDescriptor type)
    {
        var bytes = Message(type, depth: 0).ToList();
        for (var changes = _random.Next(4); changes > 0; changes--)
        {
            Change(bytes, type);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes, MessageDescriptor type)
    {
        var at = _random.Next(bytes.Count + 1);
        var count = Math.Min(_random.Next(1, 9), bytes.Count - at);
        switch (_random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)_random.Next(256));
                break;
            case 3:
                bytes.RemoveRange(at, count);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, count));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.AddRange(Message(type, MaxDepth - 1));
                break;
        }
    }

    private byte[] Message(MessageDescriptor type, int depth)
    {
        var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        var fields = type.Fields.InFieldNumberOrder();
        foreach (var required in fields.Where(field => field.IsRequired && _random.Next(20) > 0))
        {
            Field(output, required, depth);
        }

        for (var count = fields.Count == 0 ? 0 : _random.Next(depth == 0 ? 9 : 4); count > 0; count--)
        {
            Field(output, fields[_random.Next(fields.Count)], depth);
        }

        if (_random.Next(10) == 0)
        {
            output.WriteTag(_random.Next(300, 400), WireFormat.WireType.Varint);
            output.WriteInt64(Pick(Numbers));
        }

        output.Flush();
        return buffer.ToArray();
    }

    private void Field(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        if (field.FieldType is FieldType.Message or FieldType.Group && depth >= MaxDepth)
        {
            return;
        }

        var wire = WireTypeOf(field.FieldType);
        if (field.IsRepeated && wire is not (WireFormat.WireType.LengthDelimited or WireFormat.WireType.StartGroup) && _random.Next(2) == 0)
        {
            var buffer = new MemoryStream();
            var packed = new CodedOutputStream(buffer);
            for (var count = _random.Next(4); count > 0; count--)
            {
                Value(packed, field, depth);
            }

            packed.Flush();
            output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(buffer.ToArray()));
            return;
        }

        output.WriteTag(field.FieldNumber, wire);
        Value(output, field, depth);
        if (wire == WireFormat.WireType.StartGroup)
        {
            output.WriteTag(field.FieldNumber, WireFormat.WireType.EndGroup);
        }
    }

    private void Value(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        switch (WireTypeOf(field.FieldType))
        {
            case WireFormat.WireType.StartGroup:
                foreach (var part in Message(field.MessageType, depth + 1))
                {
                    output.WriteRawTag(part);
                }

                break;
            case WireFormat.WireType.LengthDelimited:
                output.WriteBytes(ByteString.CopyFrom(
                    field.FieldType == FieldType.Message ? Message(field.MessageType, depth + 1)
                        : _random.Next(30) == 0 ? [0xC3, 0x28]
                        : Encoding.UTF8.GetBytes(Pick(Texts))));
                break;
            case WireFormat.WireType.Fixed32:
                output.WriteFixed32(unchecked((uint)(field.FieldType == FieldType.Float ? Real32() : Pick(Numbers))));
                break;
            case WireFormat.WireType.Fixed64:
                output.WriteFixed64(unchecked((ulong)(field.FieldType == FieldType.Double ? Real64() : Pick(Numbers))));
                break;
            default:
                output.WriteInt64(Pick(Numbers));
                break;
        }
    }

    private long Real32() => BitConverter.SingleToInt32Bits(_random.Next(6) == 0 ? float.NaN : Pick(Numbers) / 10f);

    private long Real64() => BitConverter.DoubleToInt64Bits(_random.Next(6) == 0 ? double.NegativeInfinity : Pick(Numbers) / 10.0);

    private static WireFormat.WireType WireTypeOf(FieldType type) => type switch
    {
        FieldType.Group => WireFormat.WireType.StartGroup,
        FieldType.Message or FieldType.String or FieldType.Bytes => WireFormat.WireType.LengthDelimited,
        FieldType.Fixed32 or FieldType.SFixed32 or FieldType.Float => WireFormat.WireType.Fixed32,
        FieldType.Fixed64 or FieldType.SFixed64 or FieldType.Double => WireFormat.WireType.Fixed64,
        _ => WireFormat.WireType.Varint,
    };

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
