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
    /// <summary>
    /// The longest global id that is read or written, in characters: 1,536 bytes of type name, colon and the service's id.
    /// </summary>
    public const int MaxLength = 2048;

    private const int MaxBytes = MaxLength / 4 * 3;

    // Most ids have fewer bytes; longer ones use an array.
    private const int CommonBytes = 384;

    // The decoder would accept spaces and padding, but an id has only one spelling.
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The global id of an object of a type.</summary>
    /// <exception cref="GraphException">
    /// <see cref="ErrorCodes.Internal"/>: it would be longer than <see cref="MaxLength"/>, so <see cref="TryParse"/> would reject it.
    /// </exception>
    public static string Format(string typeName, string id)
    {
        var bytes = Encoding.UTF8.GetBytes($"{typeName}:{id}");
        return bytes.Length <= MaxBytes ? Base64Url.EncodeToString(bytes) : throw TooLong(bytes.Length);
    }

    /// <summary>Reads a global id.</summary>
    /// <returns>False if the text is not a global id.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? typeName, [NotNullWhen(true)] out string? id)
    {
        typeName = id = null;
        if (text.Length is 0 or > MaxLength || text.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        var bytes = text.Length <= CommonBytes / 3 * 4 ? stackalloc byte[CommonBytes] : new byte[MaxBytes];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var count) != OperationStatus.Done || !Utf8.IsValid(bytes[..count]))
        {
            return false;
        }

        bytes = bytes[..count];
        var colon = bytes.IndexOf((byte)':');
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
    /// <exception cref="GraphException"><see cref="ErrorCodes.BadId"/>: not a global id, or one of another type.</exception>
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

    /// <summary>Writes a global id as a JSON string, without creating a string in memory.</summary>
    /// <param name="output">Where to write it.</param>
    /// <param name="prefix">The type's name and a colon, in UTF-8.</param>
    /// <param name="id">The service's own id.</param>
    /// <exception cref="GraphException">See <see cref="Format"/>.</exception>
    internal static void Write(JsonOutput output, ReadOnlySpan<byte> prefix, string id)
    {
        var size = prefix.Length + Encoding.UTF8.GetMaxByteCount(id.Length);
        if (size > CommonBytes)
        {
            WriteLong(output, [.. prefix, .. Encoding.UTF8.GetBytes(id)]);
            return;
        }

        Span<byte> bytes = stackalloc byte[CommonBytes];
        prefix.CopyTo(bytes);
        var count = prefix.Length + Encoding.UTF8.GetBytes(id, bytes[prefix.Length..]);
        Span<byte> encoded = stackalloc byte[CommonBytes / 3 * 4];
        var written = Base64Url.EncodeToUtf8(bytes[..count], encoded);
        output.AsciiString(encoded[..written]);
    }

    private static void WriteLong(JsonOutput output, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLong(bytes.Length);
        }

        output.String(Base64Url.EncodeToString(bytes));
    }

    private static GraphException TooLong(int length) => new(
        ErrorCodes.Internal, $"The service's id and its type's name have {length} bytes; at most {MaxBytes} make a global id.");
}
