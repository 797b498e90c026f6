using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using GraphBff.Hosting;

namespace GraphBff.Testing;

/// <summary>Runs the product in its own process, for tests that need one: signals, exit codes, memory.</summary>
public sealed partial class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductProcess(Process process) => _process = process;

    /// <summary>A client with the product's address as its base address.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 });

    /// <summary>The lines that the product wrote.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>The working set in bytes.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it at a free port, and waits until it logs its address.</summary>
    /// <param name="environment">
    /// Environment variables. They must set the services' addresses, since only Development embeds the services.
    /// </param>
    public static Task<ProductProcess> StartAsync(params (string Key, string Value)[] environment) => StartInAsync(null, environment);

    /// <summary>Starts it in a working directory; null for the program's own.</summary>
    public static Task<ProductProcess> StartInAsync(string? directory, params (string Key, string Value)[] environment)
        => StartAsync(directory, [], environment);

    /// <summary>Starts it by a command that runs the server.</summary>
    public static Task<ProductProcess> StartByAsync(string command, params (string Key, string Value)[] environment)
        => StartAsync(null, [command], environment);

    /// <summary>Runs a command that ends by itself.</summary>
    /// <returns>Its exit code, and the lines that it wrote.</returns>
    public static async Task<(int ExitCode, string[] Output, string[] Error)> RunAsync(
        string[] args, params (string Key, string Value)[] environment)
    {
        using var process = Process.Start(Command(args, environment))!;
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            var (output, error) = (
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            string[][] lines = [Lines(await output), Lines(await error)];
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, lines[0], lines[1]);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Sends SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the process ends.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<ProductProcess> StartAsync(string? directory, string[] args, (string Key, string Value)[] environment)
    {
        var command = Command([.. args, "--urls", "http://127.0.0.1:0"], environment);
        command.WorkingDirectory = directory ?? command.WorkingDirectory;
        var product = new ProductProcess(Process.Start(command)!);
        product._process.OutputDataReceived += (_, line) => product.Hear(line.Data);
        product._process.ErrorDataReceived += (_, line) => product.Hear(line.Data);
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        try
        {
            product.Http.BaseAddress = await product._address.Task.WaitAsync(Patience, TimeProvider.System);
            return product;
        }
        catch (TimeoutException)
        {
            await product.DisposeAsync();
            throw new InvalidOperationException($"The product did not start:\n{product.Log}");
        }
    }

    private static ProcessStartInfo Command(string[] args, (string Key, string Value)[] environment)
    {
        var dll = typeof(CallerOptions).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll, .. args])
        {
            WorkingDirectory = Path.GetDirectoryName(dll),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        if (Address().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"answers at (http:\S+)/graphql")]
    private static partial Regex Address();
}
