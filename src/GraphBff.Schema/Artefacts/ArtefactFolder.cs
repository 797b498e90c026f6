namespace GraphBff.Schema.Artefacts;

/// <summary>The folder of the artefacts.</summary>
internal static class ArtefactFolder
{
    // Written by people.
    private const string Guide = "README.md";

    /// <summary>Writes the artefacts. What else is in the folder stays.</summary>
    public static async Task WriteAsync(string directory, IEnumerable<Artefact> artefacts)
    {
        foreach (var artefact in artefacts)
        {
            var file = Path.Combine(directory, artefact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, artefact.Content);
        }
    }

    /// <summary>What is not as it would be written, one line a file; empty where all is.</summary>
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
