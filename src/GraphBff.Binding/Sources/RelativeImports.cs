using System.Text.RegularExpressions;

namespace GraphBff.Binding.Sources;

/// <summary>
/// Imports of the form <c>import "./types.proto"</c>. Loaders for JavaScript take them, and protoc refuses them. A folder with such files
/// gets a copy of each with the imports as protoc has them.
/// </summary>
internal static partial class RelativeImports
{
    /// <summary>Writes the copies of a folder's files.</summary>
    /// <param name="folder">The folder that imports start from.</param>
    /// <param name="copies">The folder for the copies.</param>
    /// <returns>Whether there are any.</returns>
    public static bool Rewrite(string folder, string copies)
    {
        var any = false;
        foreach (var path in Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            if (Import().IsMatch(text))
            {
                var file = Path.GetRelativePath(folder, path);
                var target = Path.Combine(copies, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(
                    target, Import().Replace(text, match => $"{match.Groups[1].Value}\"{Resolve(file, match.Groups[2].Value)}\""));
                any = true;
            }
        }

        return any;
    }

    private static string Resolve(string file, string import)
        => Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(file)!, import))).Replace('\\', '/');

    [GeneratedRegex("""(^\s*import\s+(?:public\s+|weak\s+)?)["'](\.\.?/[^"']+)["']""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
