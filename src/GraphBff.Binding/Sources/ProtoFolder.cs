using System.Text.RegularExpressions;

namespace GraphBff.Binding.Sources;

/// <summary>
/// The services that a folder of <c>.proto</c> files declares. Only the files of services that the graph names are compiled, so that a
/// folder may have thousands of files, and files that do not compile.
/// </summary>
internal static partial class ProtoFolder
{
    /// <summary>The full name of each service, and its file relative to the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="wanted">The services that are looked for. If all are in the folders of their packages, no other file is read.</param>
    public static IReadOnlyList<(string Service, string File)> Services(string folder, IReadOnlySet<string> wanted)
    {
        var near = wanted.Select(service => Path.Combine([folder, .. service.Split('.')[..^1]]))
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .SelectMany(package => Directory.EnumerateFiles(package, "*.proto"));
        var found = Read(folder, near).ToList();
        return wanted.IsSubsetOf(found.Select(service => service.Service))
            ? found
            : [.. Read(folder, Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories))];
    }

    private static IEnumerable<(string Service, string File)> Read(string folder, IEnumerable<string> paths)
    {
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            var package = Package().Match(text) is { Success: true } match ? match.Groups[1].Value + "." : "";
            foreach (Match service in Service().Matches(text))
            {
                yield return (package + service.Groups[1].Value, Path.GetRelativePath(folder, path).Replace('\\', '/'));
            }
        }
    }

    // A commented declaration is found too. Then a file more is compiled.
    [GeneratedRegex(@"(?:^|[;}])\s*package\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex(@"(?:^|[;}])\s*service\s+(\w+)\s*\{", RegexOptions.Multiline)]
    private static partial Regex Service();
}
