using System.Net;
using System.Text.Json;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>A response, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    /// <summary><c>errors[0].extensions.code</c>.</summary>
    public string? Code => Error.GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>A header's values, joined.</summary>
    public string? Header(string name)
        => Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
