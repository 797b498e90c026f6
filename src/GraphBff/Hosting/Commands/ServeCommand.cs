using System.CommandLine;
using GraphBff.Binding.Options;
using GraphBff.Binding.Serving;
using GraphBff.Bound;
using GraphBff.Hosting.Starting;

namespace GraphBff.Hosting.Commands;

/// <summary>The command <c>serve</c>: the server, with the services of an options file instead of the product's own modules.</summary>
internal static class ServeCommand
{
    private const int NotUsable = 2;

    /// <param name="error">Receives what is wrong with the options file.</param>
    public static Command Create(TextWriter error)
    {
        var file = new Argument<string>("file") { Description = "The options file.", HelpName = "graph.yaml" };
        var serve = new Command("serve", "Serves the services of an options file. Configuration is given as without a command.")
        {
            file,
        };

        // Anything else is configuration, as without a command.
        serve.TreatUnmatchedTokensAsErrors = false;
        serve.SetAction((parsed, cancellationToken)
            => RunAsync(parsed.GetRequiredValue(file), [.. parsed.UnmatchedTokens], error, cancellationToken));
        return serve;
    }

    private static async Task<int> RunAsync(string path, string[] settings, TextWriter error, CancellationToken cancellationToken)
    {
        BoundGraph graph;
        try
        {
            graph = await BoundGraph.LoadAsync(path, Environment.GetEnvironmentVariable, cancellationToken);
        }
        catch (BindingException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return NotUsable;
        }

        var modules = BoundModule.Of(graph, path);
        return await ProductServer.RunAsync(
            settings,
            builder =>
            {
                BoundModule.Configure(graph, modules, builder.Configuration);
                return Task.FromResult(EmbeddedServices.None);
            },
            modules);
    }
}
