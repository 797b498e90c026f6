#if EMBED_DEMO_SERVICES
using System.CommandLine;
using System.Runtime.InteropServices;
using GraphBff.Hosting.Stack;

namespace GraphBff.Hosting.Commands;

/// <summary>The command <c>stack</c>: the server with standalone demo services, Redis and Prometheus.</summary>
internal static class StackCommand
{
    private const string Description =
        "Runs the server, the demo services, Redis and Prometheus, each as a process. Configuration is given as without a command.";

    public static Command Create(TextWriter output, TextWriter error)
    {
        var stack = new Command("stack", Description) { TreatUnmatchedTokensAsErrors = false };
        stack.SetAction((parsed, _) => RunAsync(parsed.UnmatchedTokens, output, error));
        return stack;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var stack = new LocalStack(TextWriter.Synchronized(output));
        try
        {
            await error.WriteLineAsync(await stack.RunAsync(args, stopping.Token));
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (StackException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
#endif
