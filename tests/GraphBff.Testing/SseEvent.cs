using System.Text.Json;

namespace GraphBff.Testing;

/// <summary>One event, as a browser's <c>EventSource</c> would dispatch it.</summary>
/// <param name="Type">The value of <c>event:</c>; <c>message</c> if there was none.</param>
/// <param name="Data">The lines of <c>data:</c>.</param>
/// <param name="Id">The value of <c>id:</c>, or null.</param>
public sealed record SseEvent(string Type, string Data, string? Id)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Data);
}
