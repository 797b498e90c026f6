using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Fuzzing;

/// <summary>Runs a script on its own socket, and checks that the server follows the protocol.</summary>
internal sealed class FuzzedSocket(SocketScript script, RawConnection socket, Random random)
{
    private readonly Dictionary<string, List<string>> _messages = [];
    private readonly List<string> _pongs = [];
    private readonly List<string> _controlPongs = [];
    private readonly List<byte> _unread = [];
    private int _acknowledgements;

    private bool IsAnswered
        => _pongs.Count == script.Pongs.Count && script.Answers.All(answer => Messages(answer.Key).Length >= answer.Value.Length);

    public async Task RunAsync()
    {
        await SendAsync(script.Conversation);
        while (!IsAnswered)
        {
            Take(await ReadAsync());
        }

        Check();
        await EndAsync();
    }

    private string Messages(string id) => string.Join(' ', _messages.GetValueOrDefault(id) ?? []);

    private void Check()
    {
        Assert.Equal(script.IsInitialised ? 1 : 0, _acknowledgements);
        Assert.Equal(script.Pongs, _pongs);
        Assert.Equal(script.Pings, _controlPongs);
        foreach (var (id, messages) in _messages)
        {
            if (script.Answers.TryGetValue(id, out var answer))
            {
                Assert.Equal(answer, Messages(id));
            }
            else
            {
                // The subscription ends with the client, not before.
                Assert.Contains(id, script.Streams);
                Assert.All(messages, message => Assert.Equal("next", message));
            }
        }
    }

    private async Task EndAsync()
    {
        if (script.Ending is null)
        {
            socket.Reset();
            return;
        }

        try
        {
            await SendAsync(script.Ending);
            if (script.Codes.Length == 0)
            {
                socket.EndSending();
            }

            int? code = null;
            for (var frame = await ReadAsync(); frame.Opcode >= 0; frame = await ReadAsync())
            {
                // After the close frame there may be no data, only answers to WebSocket pings.
                Assert.True(code is null || frame.Opcode == FrameWriter.Pong, $"Frame {frame.Opcode} came behind the closing.");
                if (frame.Opcode == FrameWriter.Close)
                {
                    code = BinaryPrimitives.ReadUInt16BigEndian(frame.Payload);
                    await AnswerAsync(frame.Payload);
                }
            }

            Assert.True(code is null || script.Codes.Length == 0 || script.Codes.Contains(code.Value), $"It was closed with {code}.");

            Assert.True(code is not null || script.Codes.Length == 0, "The server left without a word.");
        }
        catch (SocketException) when (script.MayBeReset)
        {
            // The server stops reading at an invalid frame, and a client that still sends may not see why.
        }
    }

    // Most clients answer the close frame. Some just leave, and some send more before they see it.
    private async Task AnswerAsync(byte[] closing)
    {
        var writer = new FrameWriter(random);
        if (random.Next(3) == 0)
        {
            writer.Message("""{"type":"ping"}""");
        }

        writer.Frame(FrameWriter.Fin | FrameWriter.Close, closing);
        try
        {
            await SendAsync(writer.Take());
            socket.EndSending();
        }
        catch (SocketException)
        {
            // The server did not wait for the answer. After an invalid frame it need not.
        }
    }

    private async Task SendAsync(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var end = random.Next(2) == 0 ? bytes.Length : random.Next(start + 1, bytes.Length + 1);
            await socket.SendBytesAsync(bytes.AsMemory(start..end));
            start = end;
        }
    }

    private void Take((int Opcode, byte[] Payload) frame)
    {
        switch (frame.Opcode)
        {
            case FrameWriter.Pong:
                _controlPongs.Add(Encoding.UTF8.GetString(frame.Payload));
                return;
            case not FrameWriter.Text:
                Assert.Fail($"Frame {frame.Opcode} came: {Encoding.UTF8.GetString(frame.Payload)}");
                return;
        }

        var message = JsonSerializer.Deserialize<JsonElement>(frame.Payload);
        var type = message.GetProperty("type").GetString()!;
        switch (type)
        {
            case "connection_ack":
                Assert.Empty(_messages);
                _acknowledgements++;
                break;
            case "pong":
                _pongs.Add(message.GetProperty("payload").GetRawText());
                break;
            default:
                var id = message.GetProperty("id").GetString()!;
                _messages.TryAdd(id, []);
                _messages[id].Add(type);
                break;
        }
    }

    // The opcode is -1 if the connection ended.
    private async Task<(int Opcode, byte[] Payload)> ReadAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            if (TryRead(out var frame))
            {
                return frame;
            }

            var count = await socket.ReadBytesAsync(buffer);
            if (count == 0)
            {
                return (-1, []);
            }

            _unread.AddRange(buffer.AsSpan(0, count));
        }
    }

    private bool TryRead(out (int Opcode, byte[] Payload) frame)
    {
        frame = default;
        if (_unread.Count < 2)
        {
            return false;
        }

        // The server neither masks nor splits.
        Assert.Equal(0x80, _unread[0] & 0xF0);
        var (header, length) = (2, (long)_unread[1]);
        if (length >= 126)
        {
            header = length == 126 ? 4 : 10;
            length = 0;
            for (var i = 2; i < header && i < _unread.Count; i++)
            {
                length = (length << 8) | _unread[i];
            }
        }

        if (_unread.Count < header || _unread.Count < header + length)
        {
            return false;
        }

        frame = (_unread[0] & 0xF, [.. _unread.GetRange(header, (int)length)]);
        _unread.RemoveRange(0, header + (int)length);
        return true;
    }
}
