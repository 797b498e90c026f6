using System.Text;
using System.Text.Json;
using GraphBff.Engine.Output;

namespace GraphBff.Transport.WebSockets;

/// <summary>The id that a client gives an operation, as the content of a JSON string in its one shortest form.</summary>
internal readonly struct OperationId
{
    /// <summary>The maximum size in bytes. Real clients send less; each message to the client repeats the id.</summary>
    public const int MaxSize = 256;

    private readonly byte[] _json;

    private OperationId(byte[] json) => _json = json;

    public ReadOnlySpan<byte> Json => _json;

    /// <summary>Copies the reader's current string, so that it does not keep the message alive.</summary>
    /// <returns>Null if it is empty or too long.</returns>
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

    // One text can be escaped in several ways, and each is the same id.
    private static byte[] Escape(ReadOnlySpan<char> text)
    {
        using var output = new JsonOutput();
        output.StringContent(text);
        return output.WrittenMemory.ToArray();
    }
}
