using System.CommandLine;
using GraphBff.Binding.Explaining;
using GraphBff.Binding.Options;
using GraphBff.Binding.Planning;
using GraphBff.Binding.Sources;

namespace GraphBff.Binding.Commands;

/// <summary>The command <c>explain</c>: says what each method of the services is in the graph, and why.</summary>
/// <param name="output">Receives the explanation.</param>
/// <param name="error">Receives errors.</param>
public sealed class ExplainCommand(TextWriter output, TextWriter error)
{
    /// <summary>Exit codes: 0; 2 if the options file or the protos cannot be used.</summary>
    public Command Create()
    {
        var file = new Argument<string>("file") { Description = "The options file.", HelpName = "graph.yaml" };
        var format = new Option<string>("--format") { Description = "The explanation's format.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var writeLock = new Option<bool>("--write-lock") { Description = "Writes the names into graph.lock.yaml, so that they stay." };
        var explain = new Command("explain", "Says what each method of the services is in the graph, by which convention or line.")
        {
            file,
            format,
            writeLock,
        };
        explain.SetAction((parsed, cancellationToken)
            => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(format) == "json", parsed.GetValue(writeLock), cancellationToken));
        return explain;
    }

    private async Task<int> RunAsync(string path, bool isJson, bool writesLock, CancellationToken cancellationToken)
    {
        try
        {
            var file = await GraphFileReader.ReadAsync(path, cancellationToken);
            var lockPath = LockFile.PathOf(path);
            var plan = GraphPlanner.Plan(
                file, await ServiceSources.LoadAsync(file, cancellationToken), await LockFile.ReadAsync(lockPath, cancellationToken));
            if (writesLock)
            {
                await File.WriteAllTextAsync(lockPath, LockFile.Write(plan.Names), cancellationToken);
            }

            await output.WriteAsync(isJson ? JsonExplanation.Of(plan, Environment.GetEnvironmentVariable) : TextExplanation.Of(plan));
            return 0;
        }
        catch (BindingException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }
    }
}
