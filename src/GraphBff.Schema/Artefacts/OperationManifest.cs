using System.Security.Cryptography;
using System.Text;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace GraphBff.Schema.Artefacts;

/// <summary>
/// The example operations and their manifest in Apollo's format for persisted queries. The id of an operation is the SHA-256 of its text,
/// which a server with trusted documents accepts.
/// </summary>
internal static class OperationManifest
{
    private const string Folder = "operations";

    /// <param name="operations">The folder of the operations.</param>
    /// <param name="textOf">The text that clients send, from that of the file.</param>
    public static IEnumerable<Artefact> Of(string operations, Func<string, string> textOf)
    {
        var files = Directory.Exists(operations)
            ? Directory.GetFiles(operations, "*.graphql").Order(StringComparer.Ordinal).ToArray()
            : [];
        var texts = files.ToDictionary(
            file => Path.GetFileName(file)!,
            file => File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal));
        var manifest = new
        {
            Format = "apollo-persisted-query-manifest",
            Version = 1,
            Operations = texts.Select(file => Entry(file.Key, textOf(file.Value))).ToArray(),
        };
        return
        [
            .. texts.Select(file => Artefact.OfText($"{Folder}/{file.Key}", file.Value)),
            ArtefactSet.IndentedJson($"{Folder}/manifest.json", manifest),
        ];
    }

    private static object Entry(string file, string text)
    {
        var body = text.Trim();
        var operation = Parse(file, body);
        return new
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
            Name = operation.Name!.StringValue,
            Type = operation.Operation.ToString().ToLowerInvariant(),
            Body = body,
        };
    }

    private static GraphQLOperationDefinition Parse(string file, string text)
    {
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(text);
        }
        catch (GraphQLSyntaxErrorException exception)
        {
            throw new ArtefactException($"{Folder}/{file} does not parse: {exception.Message}");
        }

        return document.Definitions.OfType<GraphQLOperationDefinition>().ToArray() is [{ Name: { } name } operation]
            && $"{name.StringValue}.graphql" == file
            ? operation
            : throw new ArtefactException($"{Folder}/{file} must hold one operation, of the file's name.");
    }
}
