using System.Text;
using System.Text.Json;

namespace GraphBff.Adapters.Rest;

/// <summary>Finds a value in a response by the names that lead to it, without reading what is not on the way.</summary>
internal sealed class JsonPath
{
    private readonly byte[][] _names;
    private readonly byte[] _prefix;
    private readonly int _suffix;

    /// <param name="names">From <c>data</c> down.</param>
    public JsonPath(IEnumerable<string> names)
    {
        _names = [.. names.Prepend("data").Select(Encoding.UTF8.GetBytes)];
        _prefix = [.. _names.SelectMany(name => (byte[])[(byte)'{', (byte)'"', .. name, (byte)'"', (byte)':'])];
        _suffix = _names.Length;
    }

    /// <summary>The value in a response that has nothing beside it: each object on the way has one member.</summary>
    /// <returns>The value; null if the response begins in another way.</returns>
    public ReadOnlyMemory<byte>? Only(ReadOnlyMemory<byte> json) => json.Span.StartsWith(_prefix) ? json[_prefix.Length..^_suffix] : null;

    /// <summary>The value in any response; <c>null</c> if it, or an object on the way, is null.</summary>
    public ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        foreach (var name in _names)
        {
            if (reader.TokenType == JsonTokenType.Null || !Enter(ref reader, name))
            {
                return "null"u8.ToArray();
            }
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
