using System.Text.Json;

namespace GraphBff.Testing;

/// <summary>A message from the server.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Which operation it concerns, or null.</param>
/// <param name="Payload">Its payload; of kind <see cref="JsonValueKind.Undefined"/> if it has none.</param>
/// <param name="Text">The message as it was received.</param>
public sealed record WebSocketMessage(string Type, string? Id, JsonElement Payload, string Text)
{
    /// <summary>The <c>data</c> of a <c>next</c> message.</summary>
    public JsonElement Data => Payload.GetProperty("data");

    /// <summary><c>extensions.code</c> of the first error of an <c>error</c> message.</summary>
    public string? Code => Payload[0].GetProperty("extensions").GetProperty("code").GetString();

    internal static WebSocketMessage Parse(byte[] text)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        return new WebSocketMessage(
            json.GetProperty("type").GetString()!,
            json.TryGetProperty("id", out var id) ? id.GetString() : null,
            json.TryGetProperty("payload", out var payload) ? payload : default,
            System.Text.Encoding.UTF8.GetString(text));
    }
}
