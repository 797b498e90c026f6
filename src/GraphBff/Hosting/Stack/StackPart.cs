#if EMBED_DEMO_SERVICES
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace GraphBff.Hosting.Stack;

/// <summary>One process of the local stack. Its lines are printed with its name in front.</summary>
internal sealed class StackPart : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    // Longer than the product drains by default.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(35);

    private readonly Process _process;

    private StackPart(string name, Process process)
    {
        Name = name;
        _process = process;
        Ended = process.WaitForExitAsync();
    }

    public string Name { get; }

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended { get; }

    public static StackPart Start(string name, ProcessStartInfo command, TextWriter output)
    {
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        var process = Process.Start(command)!;
        process.OutputDataReceived += Print;
        process.ErrorDataReceived += Print;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new StackPart(name, process);

        void Print(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                output.WriteLine($"{name,-10} | {text}");
            }
        }
    }

    /// <summary>Waits until it accepts connections on a loopback port.</summary>
    /// <exception cref="StackException">It ended, or it took too long.</exception>
    public async Task ListenAsync(int port, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await AcceptsAsync(port, cancellationToken))
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(began) > StartPatience)
            {
                throw new StackException($"{Name} did not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Asks the process to end, and kills it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            try
            {
                await Ended.WaitAsync(StopPatience, TimeProvider.System);
            }
            catch (TimeoutException)
            {
                _process.Kill();
                await Ended;
            }
        }

        _process.Dispose();
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
#endif
