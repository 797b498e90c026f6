using System.Text;
using GraphBff.Engine;
using GraphBff.Schema.Artefacts;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.ContractCheck;
using GraphBff.Schema.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Schema.Commands;

/// <summary>The command <c>schema check --against</c>: finds the clients that the graph of this build breaks, and why.</summary>
internal static class CheckCommand
{
    /// <param name="built">The graph.</param>
    /// <param name="given">What to compare.</param>
    /// <param name="repository">The folder that contains <c>schema/</c>, for contracts from git.</param>
    /// <param name="output">Receives the report.</param>
    /// <param name="error">Receives errors.</param>
    /// <returns>The exit code: 0, 1 if something breaks, 2 if something cannot be read.</returns>
    public static async Task<int> RunAsync(IBuiltGraph built, CheckArguments given, string repository, TextWriter output, TextWriter error)
    {
        try
        {
            var result = await CompareAsync(built, given, repository);
            await output.WriteAsync(given.IsJson ? JsonReport.Of(result) : TextReport.Of(result));
            return result.Verdict == Severity.Breaking ? 1 : 0;
        }
        catch (CheckException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }
    }

    private static async Task<CheckResult> CompareAsync(IBuiltGraph built, CheckArguments given, string repository)
    {
        var uses = given.Usage.Count > 0 ? ClientUses.Read(given.Usage) : null;
        var before = Path.Exists(given.Against)
            ? ContractFiles.Read(given.Against)
            : await GitContract.ReadAsync(repository, given.Against);
        await using var graph = built.CreateContainer(asSubgraph: false);
        var engine = graph.GetRequiredService<GraphEngine>();
        var after = given.Schema is { } path
            ? ContractFiles.Read(path)
            : Contract.Of(file => $"this build's {file}", Encoding.UTF8.GetBytes(engine.Sdl), DescriptorSet.Create(built.Services));
        return ContractComparison.Compare(
            given.Against, before, after, new GraphMessages(engine.Sources, built.Services), uses, built.IsRead);
    }
}
