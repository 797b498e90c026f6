using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Reads a manifest of trusted documents, whichever tool wrote it:
/// <list type="bullet">
/// <item>an object of ids and texts, as <c>relay-compiler</c> (<c>persistConfig</c>), <c>@graphql-codegen/client-preset</c>
/// (<c>persistedDocuments</c>) and <c>gql.tada generate-persisted</c> write it;</item>
/// <item><c>{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":…,"body":…}]}</c>, as
/// <c>@apollo/generate-persisted-query-manifest</c> and the Apollo mobile clients write it.</item>
/// </list>
/// </summary>
public static class ManifestFile
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the documents in their order.</summary>
    /// <param name="json">The file's content in UTF-8; a leading byte order mark is skipped.</param>
    /// <exception cref="ManifestException">The manifest has no known format, or one of its documents has no id or no text.</exception>
    public static IReadOnlyList<ManifestDocument> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var manifest = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            return Read(manifest.RootElement);
        }
        catch (JsonException exception)
        {
            var (line, position) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            var where = string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {position}");
            throw new ManifestException($"it is not valid JSON, at {where}");
        }
        catch (InvalidOperationException)
        {
            throw new ManifestException("a string in it is no text");
        }
    }

    private static List<ManifestDocument> Read(JsonElement manifest)
    {
        if (manifest.ValueKind != JsonValueKind.Object)
        {
            throw new ManifestException("it must be a JSON object: ids and texts, or Apollo's manifest");
        }

        return manifest.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? ReadOperations(manifest, operations)
            : ReadMap(manifest);
    }

    private static List<ManifestDocument> ReadMap(JsonElement manifest)
    {
        var documents = new List<ManifestDocument>();
        foreach (var member in manifest.EnumerateObject())
        {
            documents.Add(Document(member.Name, member.Value));
        }

        return documents;
    }

    private static List<ManifestDocument> ReadOperations(JsonElement manifest, JsonElement operations)
    {
        if (Find(manifest, "format") is not { ValueKind: JsonValueKind.String } format || format.GetString() != ApolloFormat)
        {
            throw new ManifestException($"it has 'operations', but its 'format' is not '{ApolloFormat}'");
        }

        if (Find(manifest, "version") is not { ValueKind: JsonValueKind.Number } version || version.GetRawText() != "1")
        {
            throw new ManifestException("its 'version' is not 1");
        }

        var documents = new List<ManifestDocument>(operations.GetArrayLength());
        foreach (var operation in operations.EnumerateArray())
        {
            if (operation.ValueKind != JsonValueKind.Object || Find(operation, "id") is not { ValueKind: JsonValueKind.String } id)
            {
                throw new ManifestException($"operation {documents.Count + 1} has no string 'id'");
            }

            documents.Add(Document(id.GetString()!, Find(operation, "body") ?? default));
        }

        return documents;
    }

    private static ManifestDocument Document(string id, JsonElement text)
    {
        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > DocumentId.MaxLength)
        {
            throw new ManifestException($"an id must have 1 to {DocumentId.MaxLength} bytes");
        }

        return text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } document
            ? new ManifestDocument(id, document)
            : throw new ManifestException($"'{id}' has no document: its value must be a text");
    }

    private static JsonElement? Find(JsonElement element, string name) => element.TryGetProperty(name, out var found) ? found : null;
}
