using System.CommandLine;
using GraphBff.Engine.Types;
using GraphBff.Schema.Artefacts;

namespace GraphBff.Schema.Commands;

/// <summary>
/// The commands <c>schema export</c>, which writes the contract for consumers, and <c>schema check</c>, which checks that the written
/// contract is up to date. With <c>--against</c>, the check reports what has changed since another version.
/// </summary>
/// <param name="graph">The graph that the contract describes.</param>
/// <param name="output">Receives the result.</param>
/// <param name="error">Receives errors.</param>
/// <param name="start">A directory in the repository.</param>
public sealed class SchemaCommand(IBuiltGraph graph, TextWriter output, TextWriter error, string start)
{
    /// <summary>
    /// Exit codes: 0; 1 if the contract is out of date, breaks a client or cannot be made; 2 if something cannot be read.
    /// </summary>
    public Command Create() => new("schema", "The contract for consumers; schema/README.md describes it.")
    {
        CreateExport(),
        CreateCheck(),
    };

    private Command CreateExport()
    {
        var directory = Directory("Where to write it; by default the repository's folder schema.");
        var export = new Command("export", "Writes the contract.") { directory };
        export.SetAction((parsed, _) => RunAsync(parsed.GetValue(directory), async (folder, artefacts) =>
        {
            await ArtefactFolder.WriteAsync(folder, artefacts);
            await output.WriteLineAsync($"Wrote {artefacts.Count} files into {Path.GetFullPath(folder)}");
            return 0;
        }));
        return export;
    }

    private Command CreateCheck()
    {
        var directory = Directory("What to compare with; by default the repository's folder schema.");
        var against = new CheckOptions();
        var check = new Command("check", "Reports outdated files of the contract, or with --against what breaks clients.") { directory };
        against.AddTo(check);
        check.Validators.Add(result =>
        {
            if (result.GetResult(directory) is not null && result.GetResult(against.Against) is not null)
            {
                result.AddError("--output and --against exclude each other.");
            }
        });
        check.SetAction((parsed, _) => against.Read(parsed) is { } arguments
            ? CheckCommand.RunAsync(graph, arguments, Path.GetDirectoryName(FindSchemaDirectory()) ?? start, output, error)
            : RunAsync(parsed.GetValue(directory), async (folder, artefacts) =>
            {
                var differences = await ArtefactFolder.CompareAsync(folder, artefacts);
                foreach (var difference in differences)
                {
                    await error.WriteLineAsync(difference);
                }

                return differences.Count == 0 ? 0 : 1;
            }));
        return check;
    }

    private static Option<string> Directory(string description) => new("--output") { Description = description, HelpName = "DIRECTORY" };

    private async Task<int> RunAsync(string? given, Func<string, IReadOnlyList<Artefact>, Task<int>> run)
    {
        var repository = FindSchemaDirectory();
        if ((given ?? repository) is not { } directory)
        {
            await error.WriteLineAsync("This folder is not in a clone of the repository. Name the output folder: --output DIRECTORY.");
            return 2;
        }

        try
        {
            // Only the example operations are written by people. They are read from the folder in which people write them.
            return await run(directory, await ArtefactSet.CreateAsync(graph, Path.Combine(repository ?? directory, "operations")));
        }
        catch (Exception exception) when (exception is ArtefactException or GraphDeclarationException)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private string? FindSchemaDirectory()
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "GraphBff.sln")))
            {
                return Path.Combine(directory.FullName, "schema");
            }
        }

        return null;
    }
}
