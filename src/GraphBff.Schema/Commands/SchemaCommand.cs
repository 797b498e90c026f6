using System.CommandLine;
using GraphBff.Engine.Types;
using GraphBff.Schema.Artefacts;

namespace GraphBff.Schema.Commands;

/// <summary>
/// The verbs <c>schema export</c>, which writes the contract for consumers, and <c>schema check</c>, which checks that it is as written,
/// or with <c>--against</c> what changed since another version.
/// </summary>
/// <param name="graph">The graph that it is the contract of.</param>
/// <param name="output">Takes what was asked for.</param>
/// <param name="error">Takes what went wrong.</param>
/// <param name="start">A directory in the repository.</param>
public sealed class SchemaCommand(IBuiltGraph graph, TextWriter output, TextWriter error, string start)
{
    /// <summary>
    /// Exit codes: 0; 1 where the contract is stale, breaks a client or cannot be made; 2 where something cannot be read.
    /// </summary>
    public Command Create() => new("schema", "The contract for consumers: schema/README.md says what is in it.")
    {
        CreateExport(),
        CreateCheck(),
    };

    private Command CreateExport()
    {
        var directory = Directory("Where to write it; the repository's folder schema where it is not given.");
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
        var directory = Directory("What to compare with; the repository's folder schema where it is not given.");
        var against = new CheckOptions();
        var check = new Command("check", "Says what of the contract is stale, or with --against what breaks clients.") { directory };
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
            await error.WriteLineAsync("This is no clone of the repository: say where by --output DIRECTORY.");
            return 2;
        }

        try
        {
            // Of all artefacts the example operations alone are written by people: they are read where people write them.
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
