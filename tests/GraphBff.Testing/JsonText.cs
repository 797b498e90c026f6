using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphBff.Testing;

/// <summary>JSON for people: indented, and without needless escapes.</summary>
public static class JsonText
{
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
