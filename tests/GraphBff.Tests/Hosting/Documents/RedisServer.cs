using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Documents;

/// <summary>A real Redis on its own loopback port. It keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Process? _process;

    private RedisServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The path of the program; null if it is missing.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Combine(directory, "redis-server"))
        .FirstOrDefault(File.Exists);

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public static async Task<RedisServer> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPort.Next();
            if (await TryStartAsync(port) is { } process)
            {
                return new RedisServer(process, port);
            }

            Assert.True(attempt < Attempts, "redis-server did not start.");
        }
    }

    /// <summary>Ends the process, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts it again on its port, without data.</summary>
    public async Task RestartAsync()
    {
        var process = await TryStartAsync(Port);
        Assert.NotNull(process);
        _process = process;
    }

    /// <summary>Suspends the process: it accepts connections and does not answer.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>Resumes the process.</summary>
    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync() => await KillAsync();

    private static async Task<Process?> TryStartAsync(int port)
    {
        var start = new ProcessStartInfo(Program!)
        {
            ArgumentList =
            {
                "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--dir", Path.GetTempPath(), "--daemonize", "no", "--loglevel", "warning",
            },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;

        // It prints only warnings. They must be read, or the process would block.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience && !process.HasExited)
        {
            if (await AnswersAsync(port))
            {
                return process;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        return null;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[7];
            await client.GetStream().ReadExactlyAsync(answer);
            return answer.AsSpan().SequenceEqual("+PONG\r\n"u8);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
