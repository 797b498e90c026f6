using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A contract in a file or a directory.</summary>
internal static class ContractFiles
{
    // Some thirty times the largest schema that is known, so that a wrong path ends in a message and not in all of the memory.
    private const int MaxSize = 64 * 1024 * 1024;

    /// <param name="path">
    /// A directory with <c>schema.graphql</c> and perhaps <c>descriptor.binpb</c>; or one file, which is a descriptor set if its name ends
    /// with <c>.binpb</c>, and SDL else. At most 64 MiB each.
    /// </param>
    /// <exception cref="CheckException">It cannot be read.</exception>
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

    // Counted as it comes: a device says nothing of its size.
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
