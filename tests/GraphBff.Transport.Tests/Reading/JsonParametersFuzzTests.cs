using System.Text;
using System.Text.Json;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

/// <summary>Reads thousands of mutated bodies. It never throws, and agrees with an ordinary JSON parser on what it accepts.</summary>
public class JsonParametersFuzzTests
{
    private const string Sound =
        """{"query":"{ a(b: \"\ud83d\ude00\") }","operationName":"A","variables":{"x":[1,"é"]},"extensions":{"y":{},"persistedQuery":"""
        + """{"version":1,"sha256Hash":"ab"}},"id":"\u0041"}""";

    private static readonly string[] Fragments =
    [
        "\"documentId\":", "\"doc_id\":", "\"id\":", "\"persistedQuery\":", "\"sha256Hash\":", "\"version\":",
        "\"query\":", "\"variables\":", "\"operationName\":", "\"extensions\":",
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d",
        "\\ude00", "null", "true", "0", "-1.5e3", "\"a\"", " ", "\n", "é", "\uFFFF",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_MutatedBody_AgreesWithTheParser(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5000; i++)
        {
            var body = Mutate(random);

            var refusal = JsonParameters.Read(body, out var parameters);

            if (refusal is null)
            {
                Compare(body, parameters);
            }
        }
    }

    private static byte[] Mutate(Random random)
    {
        var text = new StringBuilder(Sound);
        for (var i = random.Next(4); i >= 0; i--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0)
            {
                text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
            }

            text.Insert(Math.Min(at, text.Length), random.Next(3) == 0 ? "" : Fragments[random.Next(Fragments.Length)]);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(8) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static void Compare(byte[] body, GraphParameters parameters)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        Assert.Equal(Optional(root, "query")?.GetString() ?? "", Unquote(parameters.Query));
        Assert.Equal(IdOf(root, parameters.DocumentIdName), Encoding.UTF8.GetString(parameters.DocumentId.Span));
        Assert.Equal(Optional(root, "operationName")?.GetString() ?? "", Unquote(parameters.OperationName));
        Assert.Equal(Optional(root, "variables")?.GetRawText() ?? "", Encoding.UTF8.GetString(parameters.Variables.Span));
        Assert.True(Optional(root, "extensions") is null or { ValueKind: JsonValueKind.Object });
    }

    private static string IdOf(JsonElement root, ParameterName name)
        => name switch
        {
            ParameterName.Unknown => "",
            ParameterName.PersistedQuery =>
                root.GetProperty("extensions").GetProperty("persistedQuery").GetProperty("sha256Hash").GetString()!,
            ParameterName.DocumentId => root.GetProperty("documentId").GetString()!,
            ParameterName.Id => root.GetProperty("id").GetString()!,
            _ => root.GetProperty("doc_id").GetString()!,
        };

    private static JsonElement? Optional(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Unquote(ReadOnlyMemory<byte> raw)
        => JsonSerializer.Deserialize<string>($"\"{Encoding.UTF8.GetString(raw.Span)}\"") ?? "";
}
