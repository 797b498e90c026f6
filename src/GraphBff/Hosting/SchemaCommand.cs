using GraphBff.Artefacts;
using GraphBff.ContractCheck;
using GraphBff.Engine.Types;

namespace GraphBff.Hosting;

/// <summary>
/// The verbs <c>schema export</c>, which writes the contract for consumers, and <c>schema check</c>, which tells whether it is as written,
/// or with <c>--against</c> what changed since another version.
/// </summary>
internal static class SchemaCommand
{
    private const string Usage = $"usage: schema export|check [--output DIRECTORY]\n       {CheckArguments.Form}";

    public static bool Claims(string[] args) => args is ["schema", ..];

    /// <returns>The exit code: 0; 1 where the contract is stale or cannot be made; 2 where the command line is not understood.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var repository = FindSchemaDirectory();
        if (args is ["schema", "check", .. var rest] && rest.Contains("--against"))
        {
            var folder = Path.GetDirectoryName(repository) ?? Directory.GetCurrentDirectory();
            return await CheckCommand.RunAsync(rest, folder, Console.Out, Console.Error);
        }

        var (verb, directory) = args switch
        {
            ["schema", var only] => (only, repository),
            ["schema", var first, "--output", var output] => (first, output),
            _ => ("", null),
        };
        if (directory is null || verb is not ("export" or "check"))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            // Of all artefacts the example operations alone are written by people: they are read where people write them.
            var artefacts = await ArtefactSet.CreateAsync(Path.Combine(repository ?? directory, "operations"));
            return verb == "export" ? await ExportAsync(directory, artefacts) : await CheckAsync(directory, artefacts);
        }
        catch (Exception exception) when (exception is ArtefactException or GraphDeclarationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> ExportAsync(string directory, IReadOnlyList<Artefact> artefacts)
    {
        await ArtefactFolder.WriteAsync(directory, artefacts);
        Console.WriteLine($"Wrote {artefacts.Count} files into {Path.GetFullPath(directory)}");
        return 0;
    }

    private static async Task<int> CheckAsync(string directory, IReadOnlyList<Artefact> artefacts)
    {
        var differences = await ArtefactFolder.CompareAsync(directory, artefacts);
        foreach (var difference in differences)
        {
            await Console.Error.WriteLineAsync(difference);
        }

        return differences.Count == 0 ? 0 : 1;
    }

    private static string? FindSchemaDirectory()
    {
        for (var directory = new DirectoryInfo(Directory.GetCurrentDirectory()); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "GraphBff.sln")))
            {
                return Path.Combine(directory.FullName, "schema");
            }
        }

        return null;
    }
}
