using System.Text.Json;

namespace GraphBff.Adapters.Tests.Rest;

/// <summary>A response that was read.</summary>
public sealed class RestResponse(HttpResponseMessage response, string text)
{
    private readonly Dictionary<string, string> _headers = response.Headers
        .Concat(response.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    public int Status { get; } = (int)response.StatusCode;

    public string Text { get; } = text;

    public JsonElement Json => RestClient.Parse(Text);

    public string? ContentType => Header("Content-Type");

    /// <summary>The code of a problem.</summary>
    public string? Code => Json.GetProperty("code").GetString();

    public string? Detail => Json.GetProperty("detail").GetString();

    public string? Header(string name) => _headers.GetValueOrDefault(name);
}
