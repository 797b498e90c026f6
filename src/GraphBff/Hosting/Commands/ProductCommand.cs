using System.CommandLine;
using GraphBff.Binding.Commands;
using GraphBff.Hosting.Starting;
using GraphBff.Schema.Commands;

namespace GraphBff.Hosting.Commands;

/// <summary>The command line: the server, and the other commands.</summary>
internal static class ProductCommand
{
    private const int NotUnderstood = 2;

    private static readonly ParserConfiguration Parsing = new()
    {
        // A value may begin with @, and -abc is not three options.
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <param name="args">The command line.</param>
    /// <param name="output">Receives the result.</param>
    /// <param name="error">Receives errors.</param>
    /// <param name="folder">The repository of the schema commands, or a folder in it; null for the current directory.</param>
    /// <returns>The exit code of the command; 2 if the command line is not understood.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, string? folder = null)
    {
        var schema = new SchemaCommand(new ProductGraph(), output, error, folder ?? Directory.GetCurrentDirectory());
        var explain = new ExplainCommand(output, error);
        var root = Create(
            args,
            [schema.Create(), explain.Create(), ServeCommand.Create(error), CreateMock(error), CreateStack(output, error)]);
        var parsed = root.Parse(args, Parsing);
        if (Fault(parsed) is not { } fault)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // The host handles SIGTERM. By default a command ends 2 s after it, with 143, whatever still drains.
                ProcessTerminationTimeout = null,
            });
        }

        await error.WriteLineAsync($"{fault} See --help.");
        return NotUnderstood;
    }

    private static RootCommand Create(string[] args, Command[] commands)
    {
        var root = new RootCommand("""
            One GraphQL endpoint in front of many gRPC services. Without a command, the server runs.

            Every setting of the server can be given as --Section:Key=value, as an environment variable Section__Key, or in
            appsettings.json. The command line wins:

              --urls http://127.0.0.1:9000                 where the server listens
              --Upstreams:users:Address=http://host:50051  the address of a service; or USER_SERVICE_URL
              --Transport:RequestBudget=00:00:05           README.md links to the pages that list all settings
            """);
        foreach (var command in commands)
        {
            root.Add(command);
        }

        // Anything that is not a command is configuration, which ASP.NET reads itself.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, _) => ProductServer.RunAsync(args));
        return root;
    }

#if EMBED_DEMO_SERVICES
    private static Command CreateMock(TextWriter _) => MockCommand.Create();

    private static Command CreateStack(TextWriter output, TextWriter error) => StackCommand.Create(output, error);
#else
    // Fake data must not be one argument away from customers, so the production image does not have it.
    private static Command CreateMock(TextWriter error) => CreateMissing("mock", error);

    private static Command CreateStack(TextWriter _, TextWriter error) => CreateMissing("stack", error);

    private static Command CreateMissing(string name, TextWriter error)
    {
        var missing = new Command(name, "Not in this build.") { TreatUnmatchedTokensAsErrors = false };
        missing.SetAction(async (_, _) =>
        {
            await error.WriteLineAsync($"This build has no {name}: it was built with EmbedDemoServices=false.");
            return 1;
        });
        return missing;
    }
#endif

    private static string? Fault(ParseResult parsed)
        => parsed.Errors is [var first, ..] ? first.Message.Split('\n')[0].TrimEnd('.') + '.'
            : !parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors ? ConfigurationArguments.Fault(parsed.UnmatchedTokens)
            : parsed.UnmatchedTokens is [var token, ..]
                ? $"'{token}' is neither a command nor an option of {Path(parsed.CommandResult.Command)}."
            : null;

    private static string Path(Command command)
        => command.Parents.FirstOrDefault() is Command parent and not RootCommand ? $"{Path(parent)} {command.Name}" : command.Name;
}
