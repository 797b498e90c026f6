namespace GraphBff.ContractCheck;

/// <summary>A contract in a file or a directory.</summary>
internal static class ContractFiles
{
    /// <param name="path">
    /// A directory with <c>schema.graphql</c> and perhaps <c>descriptor.binpb</c>; or one file, which is a descriptor set if its name ends
    /// with <c>.binpb</c>, and SDL else.
    /// </param>
    /// <exception cref="CheckException">It cannot be read.</exception>
    public static Contract Read(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                var bytes = File.ReadAllBytes(path);
                return path.EndsWith(".binpb", StringComparison.Ordinal) ? Contract.Of(path, null, bytes) : Contract.Of(path, bytes, null);
            }

            var descriptors = Path.Combine(path, Contract.DescriptorFile);
            return Contract.Of(
                path,
                File.ReadAllBytes(Path.Combine(path, Contract.SchemaFile)),
                File.Exists(descriptors) ? File.ReadAllBytes(descriptors) : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckException(exception.Message);
        }
    }
}
