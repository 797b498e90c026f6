using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>
/// Reads bytes into the rows of a document. It takes what Google.Protobuf's parser takes, down to cut varints, but for malformed bytes.
/// </summary>
/// <remarks>
/// Invariant: 0 &lt;= position &lt;= limit &lt;= the number of bytes. Each read checks the limit first, and a message within another moves
/// the limit inwards only. So nothing outside of a message is ever looked at.
/// </remarks>
internal ref struct WireScanner
{
    /// <summary>How many messages and groups may be within one another, as Google.Protobuf has it.</summary>
    public const int MaxDepth = 100;

    private readonly WireDocument _document;
    private readonly WireRows _rows;
    private readonly WireItems _items;
    private readonly ReadOnlySpan<byte> _bytes;
    private WireFrames _frames = new();
    private int _limit;
    private int _position;
    private int _depth;

    private WireScanner(WireDocument document)
    {
        (_document, _rows, _items) = (document, document.Rows, document.Items);
        _bytes = document.Bytes;
        _limit = _bytes.Length;
    }

    /// <summary>Reads all bytes of a document as a message.</summary>
    /// <returns>The row of the message.</returns>
    public static int Read(WireDocument document, WireType type)
    {
        var scanner = new WireScanner(document);
        try
        {
            var frame = scanner._frames.Push(type);
            scanner.Fields(type, frame, endTag: 0);
            return scanner._rows.Add(scanner._frames.Sent(frame, type), scanner._frames.Values(frame, type));
        }
        finally
        {
            scanner._frames.Return();
        }
    }

    private void Fields(WireType type, int frame, uint endTag)
    {
        while (true)
        {
            var tag = ReadTag();
            if (tag == 0 || (tag & 7) == 4)
            {
                if (tag != endTag)
                {
                    throw new WireException("A group ends where none began, or does not end.");
                }

                return;
            }

            var field = type.Find((int)(tag >> 3));
            if (field is null || (tag != field.Tag && tag != field.PackedTag))
            {
                Skip(tag);
            }
            else if (!field.IsRepeated)
            {
                _frames.Set(frame, field, field.Type is { } inner ? ReadSingleMessage(field, inner, frame) : ReadScalar(field));
            }
            else if (tag == field.Tag)
            {
                Append(field, frame, field.Type is { } item ? ReadMessage(item, WireRows.None, tag) : ReadScalar(field));
            }
            else
            {
                ReadPacked(field, frame);
            }
        }
    }

    private readonly void Append(WireField field, int frame, long raw)
        => _frames.Set(frame, field, _items.Append(_frames.Has(frame, field) ? _frames.Get(frame, field) : 0, raw));

    // A message that comes twice is merged.
    private int ReadSingleMessage(WireField field, WireType type, int frame)
    {
        if (!_frames.Has(frame, field))
        {
            return ReadMessage(type, WireRows.None, field.Tag);
        }

        var old = (int)_frames.Get(frame, field);
        if (!field.IsReplaced && !field.IsWrapper)
        {
            return ReadMessage(type, old, field.Tag);
        }

        var read = ReadMessage(type, WireRows.None, field.Tag);
        return field.IsWrapper && new WireMessage(_document, type, read).Get(type.Find(1)!).IsZero ? old : read;
    }

    private int ReadMessage(WireType type, int merged, uint tag)
    {
        if (_depth >= MaxDepth)
        {
            throw new WireException("Messages are nested too deep.");
        }

        _depth++;
        var frame = _frames.Push(type);
        if (merged != WireRows.None)
        {
            _rows.Read(merged, _frames.Sent(frame, type), _frames.Values(frame, type));
        }

        if ((tag & 7) == 3)
        {
            Fields(type, frame, tag + 1);
        }
        else
        {
            var outer = _limit;
            var length = ReadLength();
            _limit = _position + length;
            Fields(type, frame, endTag: 0);
            _limit = outer;
        }

        var row = Complete(type, merged, frame);
        _frames.Pop(frame);
        _depth--;
        return row;
    }

    private readonly int Complete(WireType type, int merged, int frame)
    {
        var sent = _frames.Sent(frame, type);
        var values = _frames.Values(frame, type);
        if (merged == WireRows.None)
        {
            return _rows.Add(sent, values);
        }

        _rows.Change(merged, sent, values);
        return merged;
    }

    private void ReadPacked(WireField field, int frame)
    {
        var outer = _limit;
        var length = ReadLength();
        _limit = _position + length;
        while (_position < _limit)
        {
            Append(field, frame, ReadScalar(field));
        }

        _limit = outer;
    }

    private long ReadScalar(WireField field)
    {
        switch (field.Kind)
        {
            case FieldType.Int32 or FieldType.Enum:
                return (int)ReadVarint32();
            case FieldType.UInt32:
                return ReadVarint32();
            case FieldType.SInt32:
                var zigzag = ReadVarint32();
                return (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
            case FieldType.Int64 or FieldType.UInt64:
                return (long)ReadVarint64();
            case FieldType.SInt64:
                var wide = ReadVarint64();
                return (long)(wide >> 1) ^ -(long)(wide & 1);
            case FieldType.Bool:
                return ReadVarint64() != 0 ? 1 : 0;
            case FieldType.Fixed32:
                return BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
            case FieldType.SFixed32 or FieldType.Float:
                return BinaryPrimitives.ReadInt32LittleEndian(Take(4));
            case FieldType.Fixed64 or FieldType.SFixed64 or FieldType.Double:
                return BinaryPrimitives.ReadInt64LittleEndian(Take(8));
            default:
                var length = ReadLength();
                var start = _position;
                var text = Take(length);
                if (field.Kind == FieldType.String && !Utf8.IsValid(text))
                {
                    throw new WireException($"{field.Descriptor.FullName} is no UTF-8.");
                }

                return ((long)start << 32) | (uint)length;
        }
    }

    private void Skip(uint tag)
    {
        switch (tag & 7)
        {
            case 0:
                ReadVarint64();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                Take(ReadLength());
                break;
            case 3:
                SkipGroup(tag);
                break;
            case 5:
                Take(4);
                break;
            default:
                throw new WireException("A field has a wire type that does not exist.");
        }
    }

    private void SkipGroup(uint tag)
    {
        if (_depth >= MaxDepth)
        {
            throw new WireException("Groups are nested too deep.");
        }

        _depth++;
        while (true)
        {
            var inner = ReadTag();
            if (inner == tag + 1)
            {
                break;
            }

            if (inner == 0 || (inner & 7) == 4)
            {
                throw new WireException("A group ends where none began, or does not end.");
            }

            Skip(inner);
        }

        _depth--;
    }

    // 0 at the limit. A field has no number 0.
    private uint ReadTag()
    {
        if (_position == _limit)
        {
            return 0;
        }

        var tag = ReadVarint32();
        return tag >> 3 == 0 ? throw new WireException("A field has the number 0.") : tag;
    }

    private int ReadLength()
    {
        var length = (int)ReadVarint32();
        return length >= 0 && length <= _limit - _position ? length : throw Truncated();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _limit - _position)
        {
            throw Truncated();
        }

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    // What is above the 32 bits is cut off, as Google.Protobuf does it.
    private uint ReadVarint32() => (uint)ReadVarint64();

    // Most numbers, tags and lengths have one byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadVarint64()
        => _position < _limit && _bytes[_position] < 0x80 ? _bytes[_position++] : ReadLongVarint();

    private ulong ReadLongVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position == _limit)
            {
                throw Truncated();
            }

            var part = _bytes[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new WireException("A number has more than ten bytes.");
    }

    private static WireException Truncated() => new("A value goes beyond the end of its message.");
}
