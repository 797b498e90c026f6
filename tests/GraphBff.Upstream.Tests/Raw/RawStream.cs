using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace GraphBff.Upstream.Tests.Raw;

/// <summary>One request to a <see cref="RawServer"/>, and the test's response.</summary>
internal sealed class RawStream(RawConnection connection, int id, byte[] headers)
{
    public const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const int MaxFrame = 16_384;

    private readonly List<byte> _body = [];

    public RawConnection Connection { get; } = connection;

    public int Id { get; } = id;

    /// <summary>The number of the stream on the server, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The request's message; null if it has none.</summary>
    public byte[]? Message => _body.Count < 5 ? null : [.. _body.Skip(5)];

    /// <summary>Whether the request has a header of this name or value. The client does not compress headers.</summary>
    public bool Has(string text) => headers.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    public void Append(byte[] data) => _body.AddRange(data);

    /// <summary>Sends a gRPC response.</summary>
    public async Task AnswerAsync(IMessage message)
    {
        await HeadersAsync();
        await MessageAsync(message.ToByteArray());
        await TrailersAsync();
    }

    /// <summary>Sends the headers of a gRPC response, and further headers.</summary>
    public Task HeadersAsync(params (string Name, string Value)[] more)
        => BlockAsync([(":status", "200"), ("content-type", "application/grpc"), .. more], isEnd: false);

    /// <summary>Sends headers that are larger than their frame: one entry of HPACK's dynamic table, repeated.</summary>
    public Task LargeHeadersAsync(int entries, int length)
    {
        const byte WithIndexing = 0x40;
        const byte NewestEntry = 0x80 | 62;
        var block = new MemoryStream();
        Write(block, 0, ":status", "200");
        Write(block, WithIndexing, "x-large", new string('x', length));
        block.Write([.. Enumerable.Repeat(NewestEntry, entries)]);
        return Connection.SendAsync(RawFrame.Headers, EndHeaders, Id, block.ToArray());
    }

    /// <summary>Sends headers that HTTP does not allow.</summary>
    public Task BadHeadersAsync() => BlockAsync([(":status", "none")], isEnd: false);

    /// <summary>Sends a block of headers that HPACK does not allow: an index beyond its tables.</summary>
    public Task BadBlockAsync() => BlockAsync([0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], isEnd: false);

    /// <summary>Sends a response without a message (Trailers-Only).</summary>
    public Task FailAsync(int status, params (string Name, string Value)[] more)
        => BlockAsync([(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", $"{status}"), .. more], isEnd: true);

    /// <summary>Sends an HTML page, as proxies do.</summary>
    public async Task PageAsync(int status)
    {
        await BlockAsync([(":status", $"{status}"), ("content-type", "text/html")], isEnd: false);
        await Connection.SendAsync(RawFrame.Data, EndStream, Id, "<html>"u8.ToArray());
    }

    /// <summary>Sends a message with its prefix.</summary>
    public Task MessageAsync(byte[] message, bool isCompressed = false, int? length = null)
    {
        var data = new byte[5 + message.Length];
        data[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(1), length ?? message.Length);
        message.CopyTo(data, 5);
        return Connection.SendAsync(RawFrame.Data, 0, Id, data);
    }

    /// <summary>Ends the response.</summary>
    public Task TrailersAsync(string status = "0", params (string Name, string Value)[] more)
        => BlockAsync([("grpc-status", status), .. more], isEnd: true);

    /// <summary>Ends the response without trailers.</summary>
    public Task EndAsync() => Connection.SendAsync(RawFrame.Data, EndStream, Id, ReadOnlyMemory<byte>.Empty);

    /// <summary>Sends RST_STREAM.</summary>
    public Task ResetAsync(int code)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, code);
        return Connection.SendAsync(RawFrame.Reset, 0, Id, payload);
    }

    // HPACK literals without indexing (RFC 7541, 6.2.2) need no table.
    private async Task BlockAsync((string Name, string Value)[] fields, bool isEnd)
    {
        var block = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            Write(block, 0, name, value);
        }

        await BlockAsync(block.ToArray(), isEnd);
    }

    // A block that is larger than a frame continues in others (RFC 9113, 6.10).
    private async Task BlockAsync(byte[] block, bool isEnd)
    {
        for (var start = 0; start < block.Length; start += MaxFrame)
        {
            var part = block.AsMemory(start, Math.Min(MaxFrame, block.Length - start));
            var flags = (start == 0 && isEnd ? EndStream : 0) | (start + part.Length == block.Length ? EndHeaders : 0);
            await Connection.SendAsync(start == 0 ? RawFrame.Headers : RawFrame.Continuation, (byte)flags, Id, part);
        }
    }

    private static void Write(MemoryStream block, byte form, string name, string value)
    {
        block.WriteByte(form);
        Write(block, name);
        Write(block, value);
    }

    private static void Write(MemoryStream block, string text)
    {
        // The length in 7 bits, then in groups of 7 (RFC 7541, 5.1).
        var bytes = Encoding.Latin1.GetBytes(text);
        var left = bytes.Length;
        if (left < 127)
        {
            block.WriteByte((byte)left);
        }
        else
        {
            block.WriteByte(127);
            for (left -= 127; left >= 128; left >>= 7)
            {
                block.WriteByte((byte)((left & 127) | 128));
            }

            block.WriteByte((byte)left);
        }

        block.Write(bytes);
    }
}
