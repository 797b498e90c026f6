using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

/// <summary>The source files of the repository, without build output.</summary>
internal static class Sources
{
    public static IEnumerable<string> Below(params string[] path)
        => Directory.EnumerateFiles(Path.Combine([Repository.Root, .. path]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
