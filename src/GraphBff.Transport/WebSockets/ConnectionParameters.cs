using System.Text.Json;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.WebSockets;

/// <summary>What a client says about itself in the payload of <c>connection_init</c>, since a browser cannot set headers.</summary>
internal static class ConnectionParameters
{
    /// <summary>No payload.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <summary>
    /// Reads the members that are strings, and those of a member <c>headers</c>. Names are case-insensitive. A member of the payload itself
    /// wins. Members of other kinds are ignored, unless they identify the caller.
    /// </summary>
    /// <param name="payload">The text of a JSON object, or empty.</param>
    /// <param name="headers">The names that identify the caller. Their values must be strings or null.</param>
    /// <param name="parameters">The members that were found.</param>
    /// <returns>Why the payload is refused, or null.</returns>
    public static SocketClose? Read(
        ReadOnlySpan<byte> payload, IReadOnlyList<string> headers, out IReadOnlyDictionary<string, string> parameters)
    {
        parameters = None;
        if (payload.IsEmpty)
        {
            return null;
        }

        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var nested = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(payload, JsonText.ReaderOptions);
        reader.Read();
        if (ReadMembers(ref reader, headers, found, nested) is { } fault)
        {
            return fault;
        }

        foreach (var (name, value) in nested)
        {
            found.TryAdd(name, value);
        }

        parameters = found;
        return null;
    }

    private static SocketClose? ReadMembers(
        ref Utf8JsonReader reader, IReadOnlyList<string> headers, Dictionary<string, string> found, Dictionary<string, string>? nested)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.IsText(ref reader))
            {
                return SocketClose.Invalid("A name in the payload escapes half of a surrogate pair");
            }

            var name = reader.GetString()!;
            reader.Read();
            SocketClose? fault = null;
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    fault = Add(ref reader, name, found);
                    break;
                case JsonTokenType.StartObject when nested is not null && name.Equals("headers", StringComparison.OrdinalIgnoreCase):
                    fault = ReadMembers(ref reader, headers, nested, nested: null);
                    break;
                case not JsonTokenType.Null when headers.Contains(name, StringComparer.OrdinalIgnoreCase):
                    // If it were ignored, the operations would run as another caller. The name is one that the server knows, so it is safe
                    // to repeat.
                    fault = SocketClose.Invalid($"The value of '{name.ToLowerInvariant()}' in the payload is no string");
                    break;
                default:
                    reader.Skip();
                    break;
            }

            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private static SocketClose? Add(ref Utf8JsonReader reader, string name, Dictionary<string, string> found)
        => !JsonText.IsText(ref reader) ? SocketClose.Invalid("A value in the payload escapes half of a surrogate pair")
            // If there are two credentials, one is wrong, and nobody knows which.
            : !found.TryAdd(name, reader.GetString()!) ? SocketClose.Invalid("A name in the payload is given twice")
            : null;
}
