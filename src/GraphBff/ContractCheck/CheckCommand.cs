using System.Text;
using GraphBff.Artefacts;
using GraphBff.ContractCheck.Reports;
using GraphBff.Engine.Execution;

namespace GraphBff.ContractCheck;

/// <summary>The verb <c>schema check --against</c>: what the graph of this build breaks for whom, and why.</summary>
internal static class CheckCommand
{
    /// <param name="given">What to compare.</param>
    /// <param name="repository">The folder that has <c>schema/</c>, for what is read from git.</param>
    /// <param name="output">Takes the report.</param>
    /// <param name="error">Takes what went wrong.</param>
    /// <returns>The exit code: 0; 1 where something breaks; 2 where something cannot be read.</returns>
    public static async Task<int> RunAsync(CheckArguments given, string repository, TextWriter output, TextWriter error)
    {
        try
        {
            var result = await CompareAsync(given, repository);
            await output.WriteAsync(given.IsJson ? JsonReport.Of(result) : TextReport.Of(result));
            return result.Verdict == Severity.Breaking ? 1 : 0;
        }
        catch (CheckException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }
    }

    private static async Task<CheckResult> CompareAsync(CheckArguments given, string repository)
    {
        var uses = given.Usage.Count > 0 ? ClientUses.Read(given.Usage) : null;
        var before = Path.Exists(given.Against) ? ContractFiles.Read(given.Against) : await GitContract.ReadAsync(repository, given.Against);
        await using var graph = ArtefactSet.CreateServices(asSubgraph: false);
        var engine = graph.GetRequiredService<GraphEngine>();
        var after = given.Schema is { } path
            ? ContractFiles.Read(path)
            : Contract.Of(file => $"this build's {file}", Encoding.UTF8.GetBytes(engine.Sdl), DescriptorSet.Create());
        return ContractComparison.Compare(given.Against, before, after, new GraphMessages(engine.Sources), uses);
    }
}
