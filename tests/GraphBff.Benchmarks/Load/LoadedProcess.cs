using System.Diagnostics;
using System.Globalization;

namespace GraphBff.Benchmarks.Load;

/// <summary>A process of this program in another role.</summary>
internal sealed class LoadedProcess : IDisposable
{
    private readonly Process _process;

    private LoadedProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>The CPU time that the process has used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The bytes that the process has allocated so far.</summary>
    public Task<long> AllocatedAsync() => AskAsync("allocated");

    /// <summary>
    /// Sends a line that <see cref="LoadHost"/> answers: <c>allocated</c>, <c>memory</c>, <c>streams</c>, <c>subscribers</c>, <c>held</c>,
    /// <c>hold</c> or <c>release</c>.
    /// </summary>
    public async Task<long> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return long.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    /// <summary>Asks until the answer is the expected one.</summary>
    /// <returns>How long that took; null after a timeout.</returns>
    public async Task<TimeSpan?> WaitForAsync(string question, long expected, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (await AskAsync(question) != expected)
        {
            if (watch.Elapsed > patience)
            {
                return null;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return watch.Elapsed;
    }

    public static Task<LoadedProcess> StartAsync(params string[] args) => StartAsync(args, environment: []);

    /// <summary>Starts it with environment variables.</summary>
    public static async Task<LoadedProcess> StartAsync(string[] args, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["host", .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{args[0]} did not start.");
        return new LoadedProcess(process, url);
    }

    /// <summary>Sends SIGTERM, and waits at most a minute for the process to end.</summary>
    /// <returns>The exit code; null if the process did not end and was killed.</returns>
    public async Task<int?> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return null;
        }
    }

    /// <summary>Ends the process as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
