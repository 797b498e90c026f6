namespace GraphBff.Schema.Artefacts;

/// <summary>The folder that holds the artefacts.</summary>
internal static class ArtefactFolder
{
    // People write these files by hand.
    private const string Guide = "README.md";

    /// <summary>Writes the artefacts. Other files in the folder stay.</summary>
    public static async Task WriteAsync(string directory, IEnumerable<Artefact> artefacts)
    {
        foreach (var artefact in artefacts)
        {
            var file = Path.Combine(directory, artefact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, artefact.Content);
        }
    }

    /// <summary>The differences between the folder and the artefacts, one line per file; empty if there are none.</summary>
    public static async Task<IReadOnlyList<string>> CompareAsync(string directory, IReadOnlyCollection<Artefact> artefacts)
    {
        var differences = new List<string>();
        foreach (var artefact in artefacts)
        {
            var file = Path.Combine(directory, artefact.Path);
            var found = File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
            if (found is null)
            {
                differences.Add($"{artefact.Path} is missing");
            }
            else if (!found.SequenceEqual(artefact.Content))
            {
                differences.Add($"{artefact.Path} is stale");
            }
        }

        var expected = artefacts.Select(artefact => artefact.Path).Append(Guide).ToHashSet(StringComparer.Ordinal);
        var present = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
        differences.AddRange(present.Where(path => !expected.Contains(path)).Select(path => $"{path} is of no use"));
        differences.Sort(StringComparer.Ordinal);
        return differences;
    }
}
