using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphBff.Transport.Tests.Documents;

/// <summary>A temporary directory of manifests.</summary>
internal sealed class ManifestFolder : IDisposable
{
    public ManifestFolder() => Path = Directory.CreateTempSubdirectory("manifests-").FullName;

    public string Path { get; }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public string Write(string name, params (string Id, string Text)[] documents)
        => WriteText(name, JsonSerializer.Serialize(documents.ToDictionary(document => document.Id, document => document.Text)));

    public string WriteText(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
