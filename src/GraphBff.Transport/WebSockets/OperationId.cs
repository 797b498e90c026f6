using System.Text;
using System.Text.Json;
using GraphBff.Engine.Output;

namespace GraphBff.Transport.WebSockets;

/// <summary>The name that a client gives an operation, as the inside of a JSON string in its one shortest form.</summary>
internal readonly struct OperationId
{
    /// <summary>More than any client sends; each message to the client repeats it.</summary>
    public const int MaxSize = 256;

    private readonly byte[] _json;

    private OperationId(byte[] json) => _json = json;

    public ReadOnlySpan<byte> Json => _json;

    /// <summary>Takes the reader's current string; copied, so that it does not hold the message.</summary>
    /// <returns>Null where it is empty or too long.</returns>
    public static OperationId? Read(ref Utf8JsonReader reader)
    {
        var json = reader.ValueIsEscaped ? Escape(reader.GetString()) : reader.ValueSpan.ToArray();
        return json.Length is 0 or > MaxSize ? null : new OperationId(json);
    }

    public bool Is(OperationId other) => Json.SequenceEqual(other.Json);

    public override string ToString()
    {
        var reader = new Utf8JsonReader((byte[])[(byte)'"', .. _json, (byte)'"']);
        reader.Read();
        return reader.GetString() ?? Encoding.UTF8.GetString(_json);
    }

    // One text may be escaped in many ways; it is the same id in each of them.
    private static byte[] Escape(ReadOnlySpan<char> text)
    {
        using var output = new JsonOutput();
        output.StringContent(text);
        return output.WrittenMemory.ToArray();
    }
}
