using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.ContractCheck;

/// <summary>Reads a contract from a file or a directory.</summary>
internal static class ContractFiles
{
    // About 30 times the size of the largest known schema. A wrong path gets an error message and does not fill the memory.
    private const int MaxSize = 64 * 1024 * 1024;

    /// <param name="path">
    /// A directory with <c>schema.graphql</c> and optionally <c>descriptor.binpb</c>, or one file. A file is a descriptor set if its name
    /// ends with <c>.binpb</c>, and SDL otherwise. At most 64 MiB per file.
    /// </param>
    /// <exception cref="CheckException">The contract cannot be read.</exception>
    public static Contract Read(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                var bytes = ReadFile(path);
                return path.EndsWith(".binpb", StringComparison.Ordinal)
                    ? Contract.Of(_ => path, null, bytes)
                    : Contract.Of(_ => path, bytes, null);
            }

            var descriptors = Path.Combine(path, Contract.DescriptorFile);
            return Contract.Of(
                file => Path.Combine(path, file),
                ReadFile(Path.Combine(path, Contract.SchemaFile)),
                File.Exists(descriptors) ? ReadFile(descriptors) : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckException(exception.Message);
        }
    }

    // Counts the bytes while it reads, since the reported size of a device is wrong.
    // ManifestFiles in Transport has the same loop on purpose: the projects share only the engine, which reads no files.
    private static byte[] ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (content.Length + read > MaxSize)
            {
                throw new CheckException($"{path} is larger than {MaxSize / (1024 * 1024)} MiB: it is no contract.");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
