using System.Text.Json;
using System.Text.Unicode;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Adapters.Mcp;

/// <summary>Finds text that is none. The protocol's library takes it for a fault of the server, or replaces it.</summary>
internal static class MessageText
{
    /// <summary>Why a body is not read; null if it is text, or no JSON at all, of which the library tells the client.</summary>
    public static Refusal? FaultOf(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return ParameterRefusals.BodyNotUtf8;
        }

        var reader = new Utf8JsonReader(body, JsonText.ReaderOptions);
        try
        {
            return reader.Read() && !JsonText.TryPass(ref reader) ? ParameterRefusals.UnpairedSurrogate : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
