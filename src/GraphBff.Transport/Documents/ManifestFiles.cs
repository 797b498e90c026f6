using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Documents;

/// <summary>The configured manifests on disk.</summary>
internal sealed class ManifestFiles(IOptions<DocumentOptions> options, IHostEnvironment environment)
{
    private const string Pattern = "*.json";

    private readonly DocumentOptions _options = options.Value;

    public bool Any => _options.Manifests.Length > 0;

    /// <summary>Reads all manifests.</summary>
    /// <exception cref="ManifestException">
    /// A manifest is missing or broken, or all together are too large. The message names the file.
    /// </exception>
    public TrustedDocumentSet Load()
    {
        var documents = new TrustedDocumentSet();
        var left = _options.MaxManifestSize;
        foreach (var file in _options.Manifests.SelectMany(Find))
        {
            try
            {
                var content = Read(file, left);
                left -= content.Length;
                Add(ManifestFile.Parse(content), documents);
            }
            catch (Exception exception) when (exception is ManifestException or IOException or UnauthorizedAccessException)
            {
                throw Broken(file, exception.Message);
            }
        }

        if (documents.Count == 0 && _options.Mode == DocumentMode.AllowListOnly)
        {
            throw new ManifestException(
                $"{DocumentOptions.Section}:Mode is AllowListOnly, and the manifests hold no document: nothing could run.");
        }

        return documents;
    }

    /// <summary>A text that changes when a manifest changes: the name, path, size and time of each file.</summary>
    public string Fingerprint()
    {
        try
        {
            return string.Join('\n', _options.Manifests.SelectMany(Find).Select(file =>
            {
                // The files of a ConfigMap are links through a directory that is itself a link. An update swaps that directory as a whole.
                var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
                var info = new FileInfo(target);
                return string.Create(CultureInfo.InvariantCulture, $"{file} {target} {info.Length} {info.LastWriteTimeUtc.Ticks}");
            }));
        }
        catch (Exception exception) when (exception is ManifestException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private string[] Find(string configured)
    {
        var path = Path.GetFullPath(configured, environment.ContentRootPath);
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, Pattern).Order(StringComparer.Ordinal)]
                : File.Exists(path) ? [path]
                : throw new ManifestException("there is no such file or directory");
        }
        catch (Exception exception) when (exception is ManifestException or IOException or UnauthorizedAccessException)
        {
            throw Broken(path, exception.Message);
        }
    }

    private void Add(IReadOnlyList<ManifestDocument> found, TrustedDocumentSet documents)
    {
        foreach (var document in found)
        {
            if (documents.Count == _options.MaxDocuments)
            {
                throw new ManifestException($"there are more than {_options.MaxDocuments} documents (MaxDocuments)");
            }

            documents.Add(document, _options.VerifyHashes);
        }
    }

    // ContractFiles in Schema has the same loop on purpose: the projects share only the engine, which reads no files.
    private byte[] Read(string file, int maxSize)
    {
        using var stream = File.OpenRead(file);
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            // Counts the bytes while it reads, since the reported size of a device or of a growing file is wrong.
            if (content.Length + read > maxSize)
            {
                throw new ManifestException($"the manifests are larger than {_options.MaxManifestSize} bytes (MaxManifestSize)");
            }

            content.Write(buffer.AsSpan(0, read));
        }

        return content.ToArray();
    }

    private static ManifestException Broken(string file, string why)
        => new($"{DocumentOptions.Section}:Manifests: {file} cannot be used: {why}.");
}
