using System.Buffers.Binary;
using System.Text;

namespace GraphBff.Tests.Hosting.Fuzzing;

/// <summary>Writes a message as a client may: in one frame or in many, with control frames between them, and with any mask.</summary>
internal sealed class FrameWriter(Random random)
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Binary = 0x2;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;
    public const byte Fin = 0x80;

    private readonly List<byte> _wire = [];

    /// <summary>The payloads of WebSocket pings, which the server must return.</summary>
    public List<string> Pings { get; } = [];

    /// <summary>The bytes written since the last call.</summary>
    public byte[] Take()
    {
        byte[] taken = [.. _wire];
        _wire.Clear();
        return taken;
    }

    public void Message(string text, byte opcode = Text) => Message(Encoding.UTF8.GetBytes(text), opcode);

    public void Message(byte[] payload, byte opcode = Text)
    {
        var start = 0;
        while (random.Next(3) == 0)
        {
            var end = random.Next(start, payload.Length + 1);
            Frame(opcode, payload.AsSpan(start..end));
            (start, opcode) = (end, Continuation);
            if (random.Next(4) == 0)
            {
                Pings.Add($"{random.Next()}");
                Frame(Fin | Ping, Encoding.UTF8.GetBytes(Pings[^1]));
            }
        }

        Frame((byte)(Fin | opcode), payload.AsSpan(start..));
    }

    /// <summary>A message that never ends.</summary>
    public void Fragments(int count, int size)
    {
        for (var i = 0; i < count; i++)
        {
            Frame(i == 0 ? Text : Continuation, new byte[size]);
        }
    }

    /// <summary>One frame.</summary>
    /// <param name="first">The first byte: the FIN bit and the opcode.</param>
    /// <param name="payload">The unmasked payload.</param>
    public void Frame(byte first, ReadOnlySpan<byte> payload)
    {
        Span<byte> length = stackalloc byte[8];
        _wire.Add(first);
        switch (payload.Length)
        {
            case < 126:
                _wire.Add((byte)(0x80 | payload.Length));
                break;
            case <= ushort.MaxValue:
                _wire.Add(0x80 | 126);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
                _wire.AddRange(length[..2]);
                break;
            default:
                _wire.Add(0x80 | 127);
                BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)payload.Length);
                _wire.AddRange(length);
                break;
        }

        Span<byte> mask = stackalloc byte[4];
        random.NextBytes(mask);
        _wire.AddRange(mask);
        for (var i = 0; i < payload.Length; i++)
        {
            _wire.Add((byte)(payload[i] ^ mask[i % 4]));
        }
    }

    /// <summary>Bytes that are not a valid frame of a client.</summary>
    public void Raw(byte[] bytes) => _wire.AddRange(bytes);
}
