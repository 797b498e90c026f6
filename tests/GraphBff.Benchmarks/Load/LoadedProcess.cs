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

    /// <summary>The CPU time that it has taken so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The bytes that it has allocated so far.</summary>
    public async Task<long> AllocatedAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return long.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public static async Task<LoadedProcess> StartAsync(params string[] args)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["host", .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{args[0]} did not start.");
        return new LoadedProcess(process, url);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
