using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphBff.Schema.Artefacts;

/// <summary>The format of JSON artefacts, the same on every machine.</summary>
internal static class JsonFormat
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };
}
