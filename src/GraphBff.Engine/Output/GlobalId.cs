using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Output;

/// <summary>
/// Relay's global object identification: one opaque id for every node of the graph, base64url of <c>Type:id</c>.
/// </summary>
public static class GlobalId
{
    /// <summary>The longest global id that is read, in characters; default and maximum.</summary>
    public const int MaxLength = 512;

    // The decoder would skip spaces and padding: an id has one spelling.
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The global id of an object of a type.</summary>
    public static string Format(string typeName, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{typeName}:{id}"));

    /// <summary>Reads a global id.</summary>
    /// <returns>False where the text is no global id.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? typeName, [NotNullWhen(true)] out string? id)
    {
        typeName = id = null;
        if (text.Length is 0 or > MaxLength || text.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out int count) != OperationStatus.Done || !Utf8.IsValid(bytes[..count]))
        {
            return false;
        }

        bytes = bytes[..count];
        int colon = bytes.IndexOf((byte)':');
        if (colon < 1 || colon == bytes.Length - 1)
        {
            return false;
        }

        typeName = Encoding.UTF8.GetString(bytes[..colon]);
        id = Encoding.UTF8.GetString(bytes[(colon + 1)..]);
        return true;
    }

    /// <summary>The service's own id within a global id of the type.</summary>
    /// <param name="text">The global id.</param>
    /// <param name="typeName">The type that it must be of.</param>
    /// <param name="argument">The argument's or input field's name, for the error.</param>
    /// <exception cref="GraphException"><see cref="ErrorCodes.BadId"/>: no global id, or one of another type.</exception>
    public static string Parse(string text, string typeName, string argument)
    {
        if (!TryParse(text, out var actual, out var id))
        {
            throw new GraphException(ErrorCodes.BadId, $"'{argument}' is not an id of this graph.");
        }

        return actual == typeName
            ? id
            : throw new GraphException(ErrorCodes.BadId, $"'{argument}' must be the id of a {typeName}.");
    }

    /// <summary>Writes a global id as a JSON string, without making it one in memory first.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="prefix">The type's name and a colon, in UTF-8.</param>
    /// <param name="id">The service's own id.</param>
    internal static void Write(JsonOutput output, ReadOnlySpan<byte> prefix, string id)
    {
        int size = prefix.Length + Encoding.UTF8.GetMaxByteCount(id.Length);
        if (size > 384)
        {
            output.String(Base64Url.EncodeToString([.. prefix, .. Encoding.UTF8.GetBytes(id)]));
            return;
        }

        Span<byte> bytes = stackalloc byte[384];
        prefix.CopyTo(bytes);
        int count = prefix.Length + Encoding.UTF8.GetBytes(id, bytes[prefix.Length..]);
        Span<byte> encoded = stackalloc byte[512];
        int written = Base64Url.EncodeToUtf8(bytes[..count], encoded);
        output.AsciiString(encoded[..written]);
    }
}
