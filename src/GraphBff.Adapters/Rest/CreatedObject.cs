using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Rest;

/// <summary>
/// The address of an object that a POST made: that of the GET whose path is the POST's path and one parameter. The response must have the
/// object's <c>id</c>.
/// </summary>
internal sealed class CreatedObject
{
    private readonly string _path;
    private readonly string _id;

    private CreatedObject(string path, string id)
    {
        _path = path;
        _id = id;
    }

    /// <returns>Null if no GET of the catalog serves what the POST returns.</returns>
    public static CreatedObject? Of(OperationFile file, OperationCatalog catalog)
    {
        var id = file.ResponseFields is [.., var field]
            ? field.SelectionSet?.Selections.OfType<GraphQLField>().FirstOrDefault(selected => selected.Name.Value == "id")
            : null;
        return file.Http!.Method == "POST"
            && id is not null
            && catalog.Files.Any(other => other.Http is { Method: "GET" } get && get.Shape == $"{file.Http.Path}/{{}}")
            ? new CreatedObject(file.Http.Path, OperationFile.ResponseName(id))
            : null;
    }

    /// <summary>The address; null if the response has no object.</summary>
    public string? LocationOf(ReadOnlyMemory<byte> json)
    {
        using var created = JsonDocument.Parse(json);
        return created.RootElement is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(_id, out var id)
            ? $"{_path}/{Uri.EscapeDataString(id.GetString()!)}"
            : null;
    }
}
